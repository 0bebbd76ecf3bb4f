Feature: Actual time beside the budget
  Budgets are set in Karbon, actual time comes from QuickBooks Time. The tab shows both, so that a manager sees what is
  left before it is used up.

  @BUDGET-01
  Scenario: A budget is Karbon's own
    Given the firm is connected and in step
    And the work "2026 Tax" has a budget of 10 hours
    When Priya presses Save & Sync
    Then nothing changes in QuickBooks Time
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows a budget of 10 hours with 10 hours left

  @BUDGET-03
  Scenario: The tab compares both
    Given the firm is connected and in step
    And the work "2026 Tax" has a budget of 10 hours
    And Ann tracked 4 hours on "2026 Tax" in Karbon
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows a budget of 10 hours with 6 hours left
    And the tab shows 4 hours

  @BUDGET-02
  Scenario: Work made from a template starts with its budget
    Given the template "Annual return" has a budget of 5 hours
    And work "Return 2026" for "Acme" from the template "Annual return"
    And the firm is connected and in step
    When Ann opens the Time & Budget tab of "Return 2026"
    Then the tab shows a budget of 5 hours with 5 hours left

  @BUDGET-04 @edge-b
  Scenario: Work without a code shows its budget, and says why there is no time
    Given the work "2026 Tax" has a budget of 10 hours
    And the firm is connected, tracks contacts only, and is in step
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows a budget of 10 hours with 10 hours left
    And the tab shows 0 minutes
    And the tab says WORK_NOT_TRACKED
