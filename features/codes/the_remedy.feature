Feature: The steps that put a deleted code right
  Delete, Save & Sync, be asked, generate: in whatever order people take the steps, and whichever they leave out, they
  end with one code, and nobody is surprised by another.

  Background:
    Given the firm is connected and in step
    And Ann tracked 30 minutes on "2026 Tax" in Karbon

  @CODE-03 @edge-a
  Scenario: Without a new code the item waits, however often somebody syncs
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync 3 times
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then Ann is told CODE_NOT_LINKED
    And QuickBooks Time has 1 code

  @CODE-03 @edge-b
  Scenario: Generating before Save & Sync serves as well
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann generates a code for "2026 Tax", choosing to create it
    And Priya presses Save & Sync
    Then "2026 Tax" has another code
    And QuickBooks Time has 2 codes
    And the Time & Budget tab of "2026 Tax" shows 90 minutes

  @CODE-03 @edge-c
  Scenario: Of two people who generate it the second is told that there is one
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And Ann generates a code for "2026 Tax", choosing to create it
    And Bob generates a code for "2026 Tax", choosing to create it
    Then Bob is told BAD_INPUT
    And QuickBooks Time has 2 codes

  @CODE-05 @edge-a
  Scenario Outline: The person chooses what becomes of the deleted code
    When the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    And Ann generates a code for "2026 Tax", choosing to <choice> it
    Then "2026 Tax" has <which> code
    And QuickBooks Time has 2 codes
    And the Time & Budget tab of "2026 Tax" shows 30 minutes

    Examples:
      | choice  | which    |
      | create  | another  |
      | restore | the same |

  @CODE-08
  Scenario: A preview tells of the deleted code, before anything is tried
    When a code "Birch" in QuickBooks Time
    And the code "Birch" is deleted in QuickBooks Time
    And an organization "Birch" in Karbon
    And Priya presses Preview
    Then the sync reports CODE_NOT_LINKED for "Birch"
    And nothing changes in QuickBooks Time
