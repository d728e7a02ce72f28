// The code of the documentation: whole, but signed with a key that was thrown away at once, for every instance has keys
// of its own. Made by `issueCode` for the document of the example, at the opening of the exercise.
export const specimenCode =
  'HC1:V7F490C20FFWTWGSLKC 4B79JZ2846MSCY9167B0XK3 CX*9CL6FN0+.BZN2WY0L-BOZPD97TK0*97G9BL70-EQL+O5S0D6WSIGBRR36JT006H0ZM0RU0+86./U5R8O/UYKIQJGTS03EG27BG-J2*AFELQ9V+.FUN9XC4IFPOAF%51FM5DCA-GJ8-D+EG9XTN33XSNXJG-UE4ONG/ETOR6 RP8J.NDZIAE13R8E%KG24HCXVL55+M7'
