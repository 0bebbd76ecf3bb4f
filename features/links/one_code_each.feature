Feature: A code belongs to one client or work item, and each of those has one code
  Whatever names say later on, nobody takes a code that is somebody else's.

  Background:
    Given the firm is connected and in step

  @LINK-03
  Scenario: A new client does not take the code of another that is called so by now
    When the code "Acme" is renamed to "Birch" in QuickBooks Time
    And an organization "Birch" in Karbon
    And Priya presses Save & Sync
    Then "Acme" has the same code
    And "Birch" has no code
    And the sync reports NAME_CONFLICT for "Birch"

  @LINK-03
  Scenario: Generating a code does not take another's either
    When the code "Acme" is renamed to "Birch" in QuickBooks Time
    And an organization "Birch" in Karbon
    And Ann generates a code for "Birch"
    Then Ann is told NAME_CONFLICT
    And "Acme" has the same code

  @LINK-03
  Scenario: A client with a code gets no second one
    When Ann generates a code for "Acme"
    Then Ann is told BAD_INPUT
    And QuickBooks Time has 2 codes
