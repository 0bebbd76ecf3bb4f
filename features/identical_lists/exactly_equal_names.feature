Feature: The lists must be exactly equal before the first sync
  An equal name is linked. A different name makes another code. A name that only looks equal is shown and left alone.

  Background:
    Given the firm is connected but never synced

  @DUP-01
  Scenario: An exactly equal name is linked
    Given a code "Acme" in QuickBooks Time
    When Priya chooses the contact types "Client" and presses Save & Sync
    Then "Acme" is linked to the code "Acme"
    And QuickBooks Time has 2 active codes

  @DUP-01
  Scenario: A different name makes a second code
    Given a code "Acme Ltd" in QuickBooks Time
    When Priya chooses the contact types "Client" and presses Save & Sync
    Then QuickBooks Time has these codes and no others:
      | Acme            |
      | Acme Ltd        |
      | Acme › 2026 Tax |

  @DUP-01 @full
  Scenario Outline: A name that only looks equal is neither linked nor created
    Given an organization "<karbon>" in Karbon
    And a code "<time>" in QuickBooks Time
    When Priya chooses the contact types "Client" and presses Save & Sync
    Then the sync reports NEAR_NAME_MATCH for "<karbon>"
    And "<karbon>" has no code

    Examples:
      | karbon       | time         |
      | Birch & Sons | BIRCH & SONS |
      | Harbour View | Harbour  View |
      | Café Roma    | Café Roma   |

  @DUP-02
  Scenario: A preview says what would happen and writes nothing
    Given an organization "Birch & Sons" in Karbon
    And a code "Acme" in QuickBooks Time
    When Priya asks for a preview
    Then the preview says "adopt" for "Acme"
    And the preview says "create" for "Birch & Sons"
    And nothing was written anywhere
