Feature: Connecting to QuickBooks Time again
  The same account finds everything as it was. Another account is refused, before anything is written to the wrong
  books; and what people typed twice meanwhile is pointed out.

  Background:
    Given the firm is connected and in step
    And Ann tracked 60 minutes on "2026 Tax" in Karbon

  @DISC-05 @edge-a
  Scenario: The same account connects again, and everything is still linked
    When Priya presses Disconnect
    And the client "Acme" is renamed to "Acme Ltd" in Karbon
    And Priya presses Connect
    Then nothing changes in QuickBooks Time
    When Ann tracks 30 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has 90 minutes of Ann on "Acme › 2026 Tax"
    When Priya presses Save & Sync
    Then "2026 Tax" has the same code
    And "Acme Ltd" is linked to the code "Acme Ltd"
    And QuickBooks Time has these codes and no others:
      | code                |
      | Acme Ltd            |
      | Acme Ltd › 2026 Tax |

  @DISC-05 @edge-b @full
  Scenario: A code deleted meanwhile is asked about as ever
    When Priya presses Disconnect
    And the code "Acme › 2026 Tax" is deleted in QuickBooks Time
    And Priya presses Connect
    And Priya presses Save & Sync
    Then the sync reports CODE_NOT_LINKED for "2026 Tax"
    And QuickBooks Time has 1 code

  @DISC-05 @edge-c @full
  Scenario: What was made on both sides under one name is linked
    When Priya presses Disconnect
    And an organization "Birch" in Karbon
    And a code "Birch" in QuickBooks Time
    And Priya presses Connect
    And Priya presses Save & Sync
    Then "Birch" is linked to the code "Birch"
    And QuickBooks Time has 3 codes

  Rule: Another account is refused

    @DISC-06
    Scenario: Another QuickBooks Time account is not connected
      When Priya presses Disconnect
      And the QuickBooks Time account is another one
      And Priya presses Connect
      Then Priya is told ACCOUNT_MISMATCH
      And nothing changes in any system

    @DISC-06
    Scenario: A sync stops when the connection leads to another account
      Given an organization "Birch" in Karbon
      When the QuickBooks Time account is another one
      And Priya presses Save & Sync
      Then Priya is told ACCOUNT_MISMATCH
      And nothing changes in any system
      When Ann presses Sync
      Then Ann is told ACCOUNT_MISMATCH
      And nothing changes in any system

  Rule: What was typed twice shows twice, and nothing is deleted by itself

    @DISC-07
    Scenario: The same time typed into both systems shows twice after reconnecting
      When Priya presses Disconnect
      And Ann tracks 45 minutes on "2026 Tax" in Karbon
      And Ann tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Priya presses Connect
      Then Priya is shown 1 suspected duplicate
      When Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 150 minutes
      And QuickBooks Time has 105 minutes of Ann on "Acme › 2026 Tax"
      And QuickBooks has 105 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has 2 time activities

    @DISC-07 @edge-a @full
    Scenario: The same time typed twice on purpose is listed twice
      When Priya presses Disconnect
      And Ann tracks 45 minutes on "2026 Tax" in Karbon
      And Ann tracks 45 minutes on "2026 Tax" in Karbon
      And Ann tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Ann tracks 45 minutes on "Acme › 2026 Tax" in QuickBooks Time
      And Priya presses Connect
      Then Priya is shown 2 suspected duplicates
      When Ann presses Sync
      Then the Time & Budget tab of "2026 Tax" shows 4 hours

    @DISC-07 @edge-b @edge-c @full
    Scenario Outline: Time that differs is no duplicate
      Given a code "Birch" in QuickBooks Time
      When Priya presses Disconnect
      And Ann tracks 45 minutes on "2026 Tax" in Karbon
      And <person> tracks <length> on "<code>" in QuickBooks Time
      And Priya presses Connect
      Then Priya is shown 0 suspected duplicates

      Examples:
        | person | length     | code            |
        | Ann    | 46 minutes | Acme › 2026 Tax |
        | Bob    | 45 minutes | Acme › 2026 Tax |
        | Ann    | 45 minutes | Birch           |
