Feature: The link between a client or work item and its code
  An exact name makes the link. From then on names change freely, and whatever goes wrong on the way makes neither a
  second code nor a second entry.

  @LINK-01 @edge-f
  Scenario: An apostrophe in a name does not stop the link
    Given an organization "O'Brien & Daughters" in Karbon
    And a code "O'Brien & Daughters" in QuickBooks Time
    And the firm is connected and in step
    Then "O'Brien & Daughters" is linked to the code "O'Brien & Daughters"

  @LINK-01
  Scenario: A name that is almost the same makes no link
    Given a code "ACME" in QuickBooks Time
    And the firm is connected and in step
    Then "Acme" has no code
    And QuickBooks Time has 1 code

  @LINK-02 @edge-b
  Scenario: Two clients that swap their names keep their own codes
    Given an organization "Birch" in Karbon
    And the firm is connected and in step
    When the client "Acme" is renamed to "Interim" in Karbon
    And the client "Birch" is renamed to "Acme" in Karbon
    And the client "Interim" is renamed to "Birch" in Karbon
    And Priya presses Save & Sync
    Then "Birch" is linked to the code "Acme"
    And "Acme" is linked to the code "Birch"

  @LINK-04 @edge-a
  Scenario: Links are there again after a restart
    Given the firm is connected and in step
    And the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
    When the integration is restarted
    And Priya presses Save & Sync
    Then nothing changes in any system
    And "Acme" has the same code

  Rule: A lost answer never makes a second one

    @LINK-05 @edge-b
    Scenario: A lost answer does not record time twice
      Given the firm is connected and in step
      And the answer of QuickBooks Time to new timesheets is lost
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      Then Ann is told SERVICE_UNAVAILABLE
      When 3 minutes pass
      And Ann presses Sync
      Then QuickBooks Time has 1 timesheet on "Acme › 2026 Tax"
      And the Time & Budget tab of "2026 Tax" shows 60 minutes

    @LINK-05 @edge-b
    Scenario: A lost answer and a rename do not make a second code
      Given the firm is connected and in step
      And an organization "Birch" in Karbon
      And the answer of QuickBooks Time to new codes is lost
      When Priya presses Save & Sync
      Then Priya is told SERVICE_UNAVAILABLE
      When the client "Birch" is renamed to "Birch & Sons" in Karbon
      And Priya presses Save & Sync
      Then QuickBooks Time has these codes and no others:
        | code            |
        | Acme            |
        | Acme › 2026 Tax |
        | Birch & Sons    |
      And "Birch & Sons" is linked to the code "Birch & Sons"

    @LINK-05
    Scenario: New codes that the network delivers twice are made once, and linked
      Given the firm is connected but never synced
      And call 1 from here is carried out twice
      When Priya chooses the contact type "Client" and presses Save & Sync
      Then "Acme" is linked to the code "Acme"
      And "2026 Tax" is linked to the code "Acme › 2026 Tax"
      And QuickBooks Time has 2 codes
