Feature: The doctor tells how a link stands
  Each client and work item stands in one way, with the reason and with the time since when.

  Background:
    Given an organization "Paper Mill" in Karbon with the contact type "Supplier"
    And an organization "Birch" in Karbon
    And the firm is connected and in step
    And the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And the contact type of "Birch" becomes "Prospect"

  @LINK-06 @edge-a
  Scenario Outline: The doctor tells state, reason and time
    When Priya presses Save & Sync
    And Priya asks the doctor why Ann tracks no time on "<name>"
    Then the doctor says "<name>" is <state>

    Examples:
      | name       | state      |
      | Acme       | linked     |
      | 2026 Tax   | missing    |
      | Birch      | ineligible |
      | Paper Mill | not linked |

  @LINK-06 @edge-a
  Scenario: Each state ends when its reason does
    When Priya presses Save & Sync
    And the contact type of "Birch" becomes "Client"
    And Priya generates a code for "2026 Tax", choosing to restore it
    And Priya presses Save & Sync
    And Priya asks the doctor why Ann tracks no time on "Birch"
    Then the doctor says "Birch" is linked
    When Priya asks the doctor why Ann tracks no time on "2026 Tax"
    Then the doctor says "2026 Tax" is linked
