/**
 * Words that stored documents are made of, for the deflater to point back to: what an act's envelope, a plan and an
 * explanation repeat. Packed items name the dictionary by number, so an entry here must never change; a better one is
 * added under the next number. The commonest words stand last, where a pointer back is shortest.
 */
const first = [
  '"propose":"training","legalBasis":"PP 30/2019 art. ","mitigating":["own-duties-met","superior-late","provisional-result"]',
  '"attachments":{"resources":"","accountability":"","consequences":""}',
  '"employeeSide":"","appraiserSide":"","grounds":"","decideBy":"","deciderId":"","followUpId":"","ruleId":"","decision":"approve"',
  '"motionId":"","reasonCode":"evidence-overlooked","reason":"","phase":"supervisor-review","rule":"provisional-from-evidence"',
  '"endState":"provisional","ownDutiesMet":true,"marks":[{"phase":"planning","missing":"plan-decision","owedBy":"","rule":"plan-carried-as-submitted"}]',
  '"berorientasi-pelayanan","akuntabel","kompeten","harmonis","loyal","adaptif","kolaboratif","sangat-baik","butuh-perbaikan","sangat-kurang"',
  '"plan":{"workResults":[{"id":"","kind":"additional","text":"","serves":{"kind":"superior","workResultId":""},"weight":"40","indicators":[{"id":"",',
  '"aspect":"cost","target":"","aspect":"time","target":"","aspect":"quality","target":"","measure":"persen",',
  '"polarisation":{"kind":"range","low":"","high":"","formula":"overrun"},"polarisation":{"kind":"lower","formula":"ratio"},"weight":"60"}',
  '"polarisation":{"kind":"lower","formula":"complement"},"weight":"50"},{"id":"","text":"","aspect":"quantity","target":"","measure":"laporan",',
  '"polarisation":{"kind":"higher"},"weight":"100"}]},{"id":"","kind":"main","text":"","serves":{"kind":"provisional","text":""},"serves":null,"weight":"30","indicators":[{"id":"',
  '"expectations":[{"behaviour":"","text":""}],"expectations":[],"attachments":null}',
  '{"planSeq":1},"act":"plan-set","act":"plan-submitted","act":"review-submitted","act":"decided","signedBy":"","signedAt":"","digest":"","version":1}',
  '"strengths":"","improvements":"","suggestion":{"score":"100.00","rating":"meets"}}',
  '"basis":"provisional","score":"","reason":"provisional","reason":"cap","reason":"own-duties-met","reason":"plan-carried",',
  '"source":"rules: provisional from evidence","formula":"T / R × 100","source":"SKP","formula":"R <= T: 100",',
  '"formula":"max(0, 1 + (1 - R / T)) × 100","symbols":{"R":"","T":""},"source":"PermenPANRB 8/2021","weight":"',
  '"act":"scored","body":{"version":1,"workResult":"above","behaviour":"above","predicate":"sangat-baik","workResult":"meets","behaviour":"meets","predicate":"baik","basis":"reviewed","score":"',
  '"explanation":{"code":"predicate","value":"baik","unit":"predicate","formula":"matrix(work result, behaviour)","source":"PermenPANRB 6/2022, annex","reason":"reviewed","evidence":["act/3"],',
  '"inputs":[{"code":"work-result-rating","value":"meets","unit":"rating","source":"PermenPANRB 6/2022","reason":"reviewed","inputs":[{"code":"work-result-suggestion","value":"meets","unit":"rating",',
  '"formula":"above > 100; meets >= 90; below","source":"rules: workResult","inputs":[{"code":"work-result-score","value":"","unit":"percent","formula":"Σ w·a / Σ w","source":"rules: missingComponent = renormalise","rounding":"half-up, 2",',
  '{"code":"behaviour-rating","value":"meets","unit":"rating","source":"PermenPANRB 6/2022","reason":"departs-from-suggestion","inputs":[{"code":"behaviour-suggestion","value":"above","unit":"rating","formula":"above >= 2.5; meets >= 1.5; below",',
  '"source":"rules: behaviour","inputs":[{"code":"behaviour-score","value":"","unit":"points","formula":"Σ w·b / Σ w","source":"rules: behaviour.weights","rounding":"half-up, 2","reason":"renormalised",',
  '"inputs":[{"code":"feedback-source","subject":"appraiser","unit":"points","value":null,"reason":"no-feedback"},{"code":"feedback-source","subject":"peer","unit":"points","value":"","rounding":"shown: 6","symbols":{"n":"1"},"weight":"100"},{"code":"feedback-source","subject":"subordinate","unit":"points","value":null,"reason":"no-feedback"}]}]}]},',
  '{"code":"activities","value":"","unit":"count","symbols":{"days":""},"evidence":["',
  '"inputs":[{"code":"work-result-achievement","subject":"rhk-1","unit":"percent","value":"","rounding":"shown: 6","formula":"Σ w·a / Σ w","inputs":[{"code":"indicator-achievement","subject":"iki-1-1","unit":"percent","value":"100","rounding":"shown: 6","formula":"R / T × 100","symbols":{"R":"","T":""},"source":"SKP","evidence":["https://"],"weight":"50"},',
  '"inputs":{"engine":"siklus-score-1","digest":"","activities":{"count":0,"days":0,"digest":""},"feedback":1}}}',
  '{"schemaVersion":1,"envelope":{"seq":1,"prev":"","act":"","actor":"machine","onBehalfOf":null,"at":"2026-01-01T00:00:00.000Z","ruleSetVersion":"2026.1","before":"","after":"","bodyDigest":"","requestKey":null,"requestDigest":null,"hash":""},"body":{"',
].join('');

/** By number; the number is the first byte of a packed document. */
export const packDictionaries: ReadonlyMap<number, Uint8Array> = new Map([[1, new TextEncoder().encode(first)]]);
