Feature: Renaming on either side keeps the link
  Equal names make the link; afterwards either side may be renamed. A rename in QuickBooks Time stays there.

  Background:
    Given the firm is connected and in step

  @NAME-01
  Scenario: A code renamed in QuickBooks Time keeps its new name, and Karbon keeps its own
    Given we remember the code of "Acme"
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And Priya presses Save & Sync 3 times
    Then QuickBooks Time has these codes and no others:
      | Acme Inc            |
      | Acme Inc › 2026 Tax |
    And the client "Acme" is still called so in Karbon
    And "Acme" still has the code it had

  @NAME-01
  Scenario: Time goes on to the renamed code, and to the customer it had in QuickBooks
    Given Ann has tracked 30 minutes on "Acme" in Karbon
    When Ann presses Sync
    And the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And Priya presses Save & Sync
    And Ann tracks 60 minutes on "Acme" in Karbon
    And Ann presses Sync
    Then QuickBooks Time has 90 minutes of Ann on the code "Acme Inc"
    And QuickBooks has 90 minutes of "Ann Lee" on the customer "Acme"
    And QuickBooks has these customers and no others:
      | Acme |

  @NAME-01
  Scenario: Giving both sides the same name changes nothing else
    Given we remember the code of "Acme"
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And the client "Acme" is renamed to "Acme Inc" in Karbon
    And Priya presses Save & Sync
    Then nothing was written to QuickBooks Time
    And "Acme Inc" is linked to the code "Acme Inc"

  @NAME-01
  Scenario: A new code under the old name is somebody else's
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And a code "Acme" in QuickBooks Time
    And Priya presses Save & Sync
    Then "Acme" is linked to the code "Acme Inc"
    When Ann tracks 60 minutes on "Acme" in Karbon
    Then QuickBooks Time has 60 minutes of Ann on the code "Acme Inc"
    And QuickBooks Time has 0 timesheets on the code "Acme"

  @NAME-02
  Scenario: A rename in Karbon is carried over while nobody renamed the code
    When the client "Acme" is renamed to "Acme Ltd" in Karbon
    And Priya presses Save & Sync
    Then QuickBooks Time has these codes and no others:
      | Acme Ltd            |
      | Acme Ltd › 2026 Tax |
    And "Acme Ltd" is linked to the code "Acme Ltd"

  @NAME-02
  Scenario: A name chosen in QuickBooks Time is never overwritten
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And the client "Acme" is renamed to "Acme Ltd" in Karbon
    And Priya presses Save & Sync
    Then "Acme Ltd" is linked to the code "Acme Inc"
    And nothing was written to QuickBooks Time
    And the client "Acme Ltd" is still called so in Karbon

  @NAME-02
  Scenario: A rename to a name that another code has is reported, and the link stays
    Given an organization "Birch" in Karbon
    When Priya presses Save & Sync
    And the code "Birch" is renamed to "Oak" in QuickBooks Time
    And the client "Acme" is renamed to "Oak" in Karbon
    And Priya presses Save & Sync
    Then the sync reports NAME_CONFLICT for "Oak"
    And "Oak" is linked to the code "Acme"

  @NAME-05
  Scenario: A client group is renamed like any other client
    Given a client group "Smith Family" in Karbon
    When Priya presses Save & Sync
    And the client "Smith Family" is renamed to "Smith Clan" in Karbon
    And Priya presses Save & Sync
    Then "Smith Clan" is linked to the code "Smith Clan"

  @NAME-03
  Scenario: A renamed code that is deleted is noticed, and made anew under Karbon's name
    When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    And Priya presses Save & Sync
    And the code "Acme Inc" is deleted in QuickBooks Time
    And Priya presses Save & Sync
    Then the sync reports CODE_NOT_LINKED for "Acme"
    When Ann generates a code for "Acme", choosing to create it
    Then "Acme" is linked to the code "Acme"

  @NAME-06
  Scenario: A customer renamed in QuickBooks keeps receiving the time
    Given Ann has tracked 60 minutes on "Acme" in Karbon
    When Ann presses Sync
    And the customer "Acme" is renamed to "Acme Corporation" in QuickBooks
    And Ann tracks 30 minutes on "Acme" in Karbon
    And Ann presses Sync
    Then QuickBooks has 90 minutes of "Ann Lee" on the customer "Acme Corporation"
    And QuickBooks has these customers and no others:
      | Acme Corporation |
