Feature: The Time & Budget tab
  The tab is where people look first. It says why it takes no time and what to do, and it reads QuickBooks Time when it
  is opened.

  @TAB-01
  Scenario: A tab says why it takes no time, and after Save & Sync it does
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And the firm is connected and in step
    When Ann opens the Time & Budget tab of "Paper Mill"
    Then the tab says CONTACT_NOT_SYNCED
    When Priya chooses the contact types "Client, Supplier" and presses Save & Sync
    And Ann opens the Time & Budget tab of "Paper Mill"
    Then the tab takes time

  @TAB-02
  Scenario: Opening the tab reads QuickBooks Time
    Given the firm is connected and in step
    When 3 minutes pass
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then QuickBooks Time is asked for its timesheets

  @TAB-03
  Scenario: A firm that tracks contacts only still sees budgets on work
    Given the firm is connected, tracks contacts only, and is in step
    And the work "2026 Tax" has a budget of 10 hours
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab says WORK_NOT_TRACKED
    And the tab shows a budget of 10 hours with 10 hours left

  @TAB-03 @edge-a
  Scenario: When work is tracked again its time is back
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon
    When Priya chooses to track contacts only and presses Save & Sync
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 0 minutes
    When Priya chooses to track contacts and work and presses Save & Sync
    Then "2026 Tax" has the same code
    And the Time & Budget tab of "2026 Tax" shows 60 minutes
