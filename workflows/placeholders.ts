/**
 * What each `${placeholder}` of `evaluation-cycle.asl.json` stands for: the machine task whose function it names. The
 * cloud stack substitutes the ARN of that task's function, the local endpoint the name of the task.
 */
export const taskOfPlaceholder = {
  ResumeCycleFunctionArn: 'resume-cycle',
  CountEmployeesFunctionArn: 'count-employees',
  PrepareCasesFunctionArn: 'prepare-cases',
  OpenPhaseFunctionArn: 'open-phase',
  CloseShardsFunctionArn: 'close-shards',
  EnterPhaseFunctionArn: 'enter-phase',
  ScoreShardsFunctionArn: 'score-shards',
  SummariseServicesFunctionArn: 'summarise-services',
  RollUpFunctionArn: 'roll-up',
  CloseForumsFunctionArn: 'close-forums',
  DecideShardsFunctionArn: 'decide-shards',
  PublishShardsFunctionArn: 'publish-shards',
  ProposeFollowUpsFunctionArn: 'propose-follow-ups',
  ContinueCycleFunctionArn: 'continue-cycle',
  RecordFailureFunctionArn: 'record-failure',
} as const;

export type TaskName = (typeof taskOfPlaceholder)[keyof typeof taskOfPlaceholder];
