Feature: A code was deleted in QuickBooks Time
  Karbon is not told at once. Save & Sync checks every code; after that a person decides what comes next.

  Background:
    Given the firm is connected and in step
    And we remember the code of "2026 Tax"

  @CODE-01
  Scenario: Time that is in Karbon but not in QuickBooks Time points to a deleted code
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab says CODE_MISSING
    And QuickBooks Time has 0 timesheets on the code "Acme › 2026 Tax"

  @CODE-01
  Scenario: Deleting the client's code takes the codes of its work along
    When the code "Acme" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports CODE_NOT_LINKED for "Acme"
    And the sync reports CODE_NOT_LINKED for "2026 Tax"

  @CODE-02
  Scenario: Until the next check the entry is kept and shown as waiting
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab can take time
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then Ann is told CODE_MISSING
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab shows 60 minutes
    And the tab shows the entry as waiting

  @CODE-03
  Scenario: After Save & Sync a message asks for a new code, and the new code takes the time
    Given Ann has tracked 30 minutes on "2026 Tax" in Karbon
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Priya presses Save & Sync
    And Ann tracks 15 minutes on "2026 Tax" in Karbon
    Then Ann is told CODE_NOT_LINKED
    When Ann generates a code for "2026 Tax", choosing to create it
    Then it works
    And "2026 Tax" has another code than before
    And "2026 Tax" is linked to the code "Acme › 2026 Tax"
    And QuickBooks Time has 2 active codes
    When Ann opens the Time & Budget tab of "2026 Tax"
    Then the tab can take time
    And the tab shows 90 minutes

  @CODE-03
  Scenario: The waiting entry is delivered to the new code
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Priya presses Save & Sync
    And Ann generates a code for "2026 Tax", choosing to create it
    Then QuickBooks Time has 60 minutes of Ann on the code that "2026 Tax" has now
    When Ann presses Sync
    Then QuickBooks has 60 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    And QuickBooks has 1 time activity

  @CODE-04
  Scenario: Save & Sync brings no deleted code back by itself
    Given 20 organizations in Karbon
    When Priya presses Save & Sync
    And every code is deleted in QuickBooks Time
    And Priya presses Save & Sync 3 times
    Then QuickBooks Time has 0 active codes

  @CODE-05
  Scenario: A code of work is regenerated with the code of its client
    When the code "Acme" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And Ann generates a code for "2026 Tax", choosing to create it
    Then QuickBooks Time has these codes and no others:
      | Acme            |
      | Acme › 2026 Tax |
    And "2026 Tax" is linked to the code "Acme › 2026 Tax"

  @CODE-05
  Scenario: A code that is there is not generated again
    When Ann generates a code for "2026 Tax"
    Then Ann is told BAD_INPUT
    And nothing was written to QuickBooks Time

  @CODE-06
  Scenario: A code that is restored by hand is linked again
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And the deleted code "Acme › 2026 Tax" is restored in QuickBooks Time
    And Priya presses Save & Sync
    Then "2026 Tax" still has the code it had

  @CODE-07
  Scenario: Totals do not drop when a code is replaced
    Given Ann has tracked 2 hours on "2026 Tax" in Karbon
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And Ann generates a code for "2026 Tax", choosing to create it
    And Ann tracks 1 hour on "2026 Tax" in Karbon
    Then the Time & Budget tab of "2026 Tax" shows 180 minutes

  @CODE-08
  Scenario: A deleted code of that name is offered for restoring first
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And Ann generates a code for "2026 Tax"
    Then Ann is told CODE_NOT_LINKED
    When Ann generates a code for "2026 Tax", choosing to restore it
    Then "2026 Tax" still has the code it had
