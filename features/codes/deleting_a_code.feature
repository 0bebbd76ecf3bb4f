Feature: A code was deleted in QuickBooks Time
  Karbon is not told at once. Save & Sync checks every code; after that a person decides what comes next, and no time
  is lost meanwhile.

  Background:
    Given the firm is connected and in step

  Rule: Time in Karbon that QuickBooks Time lacks points to a deleted code

    @CODE-01
    Scenario: The tab names the missing code
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab says CODE_MISSING
      And QuickBooks Time has no timesheets on "Acme › 2026 Tax"

    @CODE-01 @edge-a
    Scenario: Deleting the client's code takes the codes of its work along
      When the code "Acme" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      Then the sync reports CODE_NOT_LINKED for "Acme"
      And the sync reports CODE_NOT_LINKED for "2026 Tax"

    @CODE-02 @edge-a
    Scenario: Until the next check the entry is kept and shown as waiting
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab takes time
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then Ann is told CODE_MISSING
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab shows 60 minutes
      And the tab shows these entries and no others:
        | person | time       | state   |
        | Ann    | 60 minutes | waiting |

  Rule: After Save & Sync a message asks for a new code, and the new code takes the time

    @CODE-03
    Scenario: The new code is linked, and the tab takes time again
      Given Ann tracked 30 minutes on "2026 Tax" in Karbon
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Priya presses Save & Sync
      And Ann tracks 15 minutes on "2026 Tax" in Karbon
      Then Ann is told CODE_NOT_LINKED
      When Ann generates a code for "2026 Tax", choosing to create it
      Then it works
      And "2026 Tax" has another code
      And "2026 Tax" is linked to the code "Acme › 2026 Tax"
      And QuickBooks Time has 2 codes
      When Ann opens the Time & Budget tab of "2026 Tax"
      Then the tab takes time
      And the tab shows 90 minutes

    @CODE-03
    Scenario: The waiting entry is delivered to the new code
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Priya presses Save & Sync
      And Ann generates a code for "2026 Tax", choosing to create it
      Then "2026 Tax" has another code
      And "2026 Tax" is linked to the code "Acme › 2026 Tax"
      And QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"
      When Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has 1 time activity

  Rule: No sync brings a code back, people do

    @CODE-04 @edge-a
    Scenario: Save & Sync brings no deleted code back by itself
      Given 20 organizations in Karbon
      When Priya presses Save & Sync
      And every code is deleted in QuickBooks Time
      And Priya presses Save & Sync 3 times
      Then QuickBooks Time has no codes

    @CODE-04
    Scenario: Nor a code that had another name by then
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And the code "Acme Inc" is deleted in QuickBooks Time
      And Priya presses Save & Sync 3 times
      Then QuickBooks Time has no codes
      And the sync reports CODE_NOT_LINKED for "Acme"

    @CODE-06
    Scenario: A code that is restored by hand is linked again
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      And the code "Acme › 2026 Tax" is restored in QuickBooks Time
      And Priya presses Save & Sync
      Then "2026 Tax" has the same code

  Rule: Generating a code repairs what is missing, and nothing else

    @CODE-05 @edge-b
    Scenario: A code of work is generated together with the code of its client
      When the code "Acme" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      And Ann generates a code for "2026 Tax", choosing to create it
      Then QuickBooks Time has these codes and no others:
        | code            |
        | Acme            |
        | Acme › 2026 Tax |
      And "2026 Tax" is linked to the code "Acme › 2026 Tax"

    @CODE-05 @edge-c
    Scenario: A code that is there is not generated again
      When Ann generates a code for "2026 Tax"
      Then Ann is told BAD_INPUT
      And nothing changes in QuickBooks Time

    @CODE-07 @edge-a
    Scenario: Totals do not drop when a code is replaced
      Given Ann tracked 2 hours on "2026 Tax" in Karbon
      And Bob tracked 30 minutes on "Acme › 2026 Tax" in QuickBooks Time
      When Ann presses Sync
      And the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      And Ann generates a code for "2026 Tax", choosing to create it
      And Ann tracks 1 hour on "2026 Tax" in Karbon
      Then the Time & Budget tab of "2026 Tax" shows 3.5 hours

    @CODE-08 @edge-a
    Scenario: A deleted code of that name is offered for restoring first
      When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      And Ann generates a code for "2026 Tax"
      Then Ann is told CODE_NOT_LINKED
      When Ann generates a code for "2026 Tax", choosing to restore it
      Then "2026 Tax" has the same code
