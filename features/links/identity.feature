Feature: Names make a link, and afterwards names play no part in it
  Any name that Karbon has goes over as it is, however odd it looks. Once linked, a client keeps its code through
  whatever people call things.

  @LINK-01 @edge-c @edge-d @edge-e @full
  Scenario Outline: An unusual name is a name like any other
    Given an organization "<name>" in Karbon
    And the firm is connected and in step
    Then "<name>" is linked to the code "<name>"
    When Ann tracks 60 minutes on "<name>" in Karbon
    And Ann presses Sync
    Then QuickBooks has 60 minutes of Ann on "<name>"

    Examples:
      | name          |
      | Pine 🌲 Farm  |
      | 2026          |
      | =SUM(1+1)     |
      | -5 % Discount |
      | @home         |

  Rule: A link follows nobody's name

    Background:
      Given an organization "Birch" in Karbon
      And the firm is connected and in step

    @LINK-02 @edge-a
    Scenario: Both sides are renamed differently, and time still arrives
      When the client "Acme" is renamed to "Acme Worldwide" in Karbon
      And the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And Priya presses Save & Sync
      And Ann tracks 60 minutes on "Acme Worldwide" in Karbon
      Then "Acme Worldwide" has the same code
      And QuickBooks Time has 60 minutes of Ann on "Acme Inc"

    @LINK-02 @edge-c
    Scenario: A code that takes the name of a deleted one stays with its own client
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And the code "Birch" is renamed to "Acme" in QuickBooks Time
      And the code "Acme Inc" is deleted in QuickBooks Time
      And Priya presses Save & Sync
      Then "Birch" is linked to the code "Acme"
      And "Birch" has the same code
      And the sync reports CODE_NOT_LINKED for "Acme"

    @LINK-02 @edge-d
    Scenario: A rename to the name of a client without a code makes that one wait
      When a person "Oak" in Karbon
      And the client "Acme" is renamed to "Oak" in Karbon
      And Priya presses Save & Sync
      Then the sync reports NAME_CONFLICT for "Oak (person)"
      And "Oak (person)" has no code
      And "Oak (organization)" has the same code
