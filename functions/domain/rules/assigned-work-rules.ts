/** How far the leader who assigned a part of a plan from outside decides on it. */
export type AssignedWorkRules = {
  /** Whose judgement counts for indicators in words: the leader's where there is one, or always the appraiser's. */
  describedJudgedBy: 'leader' | 'appraiser';
  /** An appraiser who rates the opposite of what a leader says of a part (above against below) gives a reason. */
  reasonWhenOpposed: boolean;
};

/** PermenPANRB 6/2022 has the appraiser rate, having heard those for whom the person worked. */
export const defaultAssignedWork: AssignedWorkRules = { describedJudgedBy: 'leader', reasonWhenOpposed: true };
