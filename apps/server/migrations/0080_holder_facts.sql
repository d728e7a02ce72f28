-- The database is the last guard of what a fact may be: the set-wise decisions read these columns, and a value that no
-- rule knows would pass by every rule. The values are those of the registry in packages/policy-engine/src/facts.ts;
-- null, which is not recorded, passes.
alter table holder add constraint holder_facts_known check (
  stage in ('declared', 'landed', 'screened')
  and category in ('traveller', 'crew', 'diplomat', 'airside-transfer', 'medical-evacuation', 'resident')
  and claimed_category in ('none', 'crew', 'diplomat', 'airside-transfer', 'medical-evacuation')
  and exposure in ('none', 'some', 'contact')
  and case_status in ('none', 'suspected', 'confirmed', 'recovered')
  and clinical_finding in ('none', 'cleared', 'suspect', 'case')
  and test_result in ('none', 'negative', 'positive', 'inconclusive')
  and age_band in ('child', 'minor', 'adult', 'older')
  and area_level >= 0 and airside_level >= 0 and symptoms >= 0 and certificates >= 0
  and temperature >= 0 and temperature < 100
);
