Feature: The Time & Budget tab

  @TAB-01
  Scenario: A tab says why it cannot take time, and after Save & Sync it can
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And the firm is connected and in step
    When Ann opens the Time & Budget tab of "Paper Mill"
    Then the tab says CONTACT_NOT_SYNCED
    When Priya chooses the contact types "Client, Supplier" and presses Save & Sync
    And Ann opens the Time & Budget tab of "Paper Mill"
    Then the tab can take time

  @TAB-02
  Scenario: Opening the tab reads QuickBooks Time
    Given the firm is connected and in step
    When 3 minutes pass
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then QuickBooks Time was read

  @TAB-03
  Scenario: A firm that tracks contacts only still sees budgets on work
    Given the firm is connected, tracks contacts only, and is in step
    And a budget of 10 hours on the work "2026 Tax"
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab says WORK_NOT_TRACKED
    And the tab shows a budget of 600 minutes with 600 minutes left
