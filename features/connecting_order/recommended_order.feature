Feature: Connect QuickBooks Time with QuickBooks first, then Karbon
  With the same names in all three systems, the recommended order creates nothing at all.

  @ORDER-01 @edge-a
  Scenario: Equal lists are linked and nothing is created
    Given a code "Acme" in QuickBooks Time
    And a code "Acme › 2026 Tax" in QuickBooks Time
    And a customer "Acme:2026 Tax" in QuickBooks
    And the firm is connected but never synced
    When Priya presses Preview
    Then the preview says "Acme" is linked
    And the preview says "2026 Tax" is linked
    When Priya chooses the contact type "Client" and presses Save & Sync
    Then "Acme" is linked to the code "Acme"
    And "2026 Tax" is linked to the code "Acme › 2026 Tax"
    And QuickBooks Time has 2 codes
    And QuickBooks has these customers and no others:
      | customer      |
      | Acme          |
      | Acme:2026 Tax |
