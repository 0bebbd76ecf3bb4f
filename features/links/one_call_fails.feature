Feature: One call fails, and afterwards everything is as if it had not
  Calls get lost, come late, break off, or are done by half. Whichever of them fails, and however: once all is well again
  each client, each work item and each piece of time is there once.

  @LINK-05 @sweep
  Scenario: Sixty clients and work items, and time that reaches the books
    Given 58 organizations in Karbon
    And the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon
    And Bob tracked 30 minutes on "Acme › 2026 Tax" in QuickBooks Time
    When Ann presses Sync
    Then QuickBooks Time has 2 timesheets on "Acme › 2026 Tax"
    And QuickBooks has 2 time activities
