-- Why a place stands on a list by hand: a report, a flight, a call. Null where a clause put it there.
alter table risk_list_entry add column reason text;
