Feature: The lists are compared name by name at the first sync
  An equal name is linked. A different name makes another code. A name that only looks equal is shown and left alone,
  so that a firm corrects it before it has everything twice.

  Background:
    Given the firm is connected but never synced

  @DUP-02
  Scenario: A preview announces what Save & Sync does, and writes nothing
    Given an organization "Birch & Sons" in Karbon
    And a code "Acme" in QuickBooks Time
    When Priya presses Preview
    Then the preview says "Acme" is linked
    And the preview says "Birch & Sons" is created
    And nothing changes in any system

  Rule: Exactly equal names are linked, any difference makes a second code

    @DUP-01
    Scenario: An exactly equal name is linked
      Given a code "Acme" in QuickBooks Time
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then "Acme" is linked to the code "Acme"
      And QuickBooks Time has 2 codes

    @DUP-01
    Scenario: A different name makes a second code
      Given a code "Acme Ltd" in QuickBooks Time
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then QuickBooks Time has these codes and no others:
        | code            |
        | Acme            |
        | Acme Ltd        |
        | Acme › 2026 Tax |

    @DUP-01 @edge-a @edge-b @edge-d @full
    Scenario Outline: A name that only looks equal is neither linked nor created
      Given an organization "<karbon>" in Karbon
      And a code "<time>" in QuickBooks Time
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then the sync reports NEAR_NAME_MATCH for "<karbon>"
      And "<karbon>" has no code

      Examples:
        | karbon       | time          |
        | Birch & Sons | BIRCH & SONS  |
        | Harbour View | Harbour  View |
        | Café Roma    | Café Roma    |

    @DUP-01 @full
    Scenario: A person says that a name which only looks equal is the same
      Given an organization "Birch & Sons" in Karbon
      And a code "BIRCH & SONS" in QuickBooks Time
      When Priya chooses the contact type "Client" and presses Save & Sync
      And Priya generates a code for "Birch & Sons", choosing to link it
      Then "Birch & Sons" is linked to the code "BIRCH & SONS"
      When Priya presses Save & Sync
      Then nothing changes in any system

  Rule: An equal name in the wrong place misleads nobody

    @DUP-03 @edge-a
    Scenario: Work is matched below its own client only
      Given a code "2026 Tax" in QuickBooks Time
      And a code "Acme" in QuickBooks Time
      And a code "Acme › 2026 Tax" in QuickBooks Time
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then "2026 Tax" is linked to the code "Acme › 2026 Tax"

    @DUP-03 @edge-a
    Scenario: Work that comes later is matched below its own client only, too
      When Priya chooses the contact type "Client" and presses Save & Sync
      And a code "2026 Audit" in QuickBooks Time
      And work "2026 Audit" for "Acme" in Karbon
      And Priya presses Save & Sync
      Then "2026 Audit" is linked to the code "Acme › 2026 Audit"

    @DUP-04
    Scenario: Two clients of one name are a conflict, and neither takes the code of that name
      Given a person "Ash Grove" in Karbon
      And an organization "Ash Grove" in Karbon
      And a code "Ash Grove" in QuickBooks Time
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then the sync reports NAME_CONFLICT for "Ash Grove (person)"
      And the sync reports NAME_CONFLICT for "Ash Grove (organization)"
      And "Ash Grove (person)" has no code
      And "Ash Grove (organization)" has no code

    @DUP-05
    Scenario: A customer that is inactive in QuickBooks does not stop the time
      Given a customer "Acme" in QuickBooks
      And the customer "Acme" is made inactive in QuickBooks
      And the firm is connected and in step
      And Ann tracked 60 minutes on "Acme" in Karbon
      When Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme"
