Feature: Renaming on either side keeps the link
  Equal names make the link; afterwards either side is free to rename. A rename in Karbon is carried over, a rename in
  QuickBooks Time stays there, and QuickBooks keeps the customer it has.

  Background:
    Given the firm is connected and in step

  Rule: A rename in QuickBooks Time stays there

    @NAME-01 @edge-a
    Scenario: A code renamed in QuickBooks Time keeps its new name, and Karbon keeps its own
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And Priya presses Save & Sync 3 times
      Then QuickBooks Time has these codes and no others:
        | code                |
        | Acme Inc            |
        | Acme Inc › 2026 Tax |
      And Karbon has the client "Acme"
      And "Acme" has the same code

    @NAME-01 @edge-c
    Scenario: Time goes on to the renamed code, and to the customer it had in QuickBooks
      Given Ann tracked 30 minutes on "Acme" in Karbon
      When Ann presses Sync
      And the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And Priya presses Save & Sync
      And Ann tracks 60 minutes on "Acme" in Karbon
      And Ann presses Sync
      Then QuickBooks Time has 90 minutes of Ann on "Acme Inc"
      And QuickBooks has 90 minutes of Ann on "Acme"
      And QuickBooks has these customers and no others:
        | customer |
        | Acme     |

    @NAME-01 @edge-b
    Scenario: Giving both sides the same name changes nothing else
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And the client "Acme" is renamed to "Acme Inc" in Karbon
      And Priya presses Save & Sync
      Then nothing changes in QuickBooks Time
      And "Acme Inc" is linked to the code "Acme Inc"
      And "Acme Inc" has the same code

    @NAME-01
    Scenario: Another code under the old name is somebody else's
      Given a code "Spare" in QuickBooks Time
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And the code "Spare" is renamed to "Acme" in QuickBooks Time
      And Priya presses Save & Sync
      Then "Acme" is linked to the code "Acme Inc"
      When Ann tracks 60 minutes on "Acme" in Karbon
      Then QuickBooks Time has 60 minutes of Ann on "Acme Inc"
      And QuickBooks Time has no timesheets on "Acme"

  Rule: A rename in Karbon is carried over, except where QuickBooks Time has chosen a name

    @NAME-02
    Scenario: A rename in Karbon is carried over while nobody renamed the code
      When the client "Acme" is renamed to "Acme Ltd" in Karbon
      And the work "2026 Tax" is renamed to "2026 Tax Return" in Karbon
      And Priya presses Save & Sync
      Then QuickBooks Time has these codes and no others:
        | code                       |
        | Acme Ltd                   |
        | Acme Ltd › 2026 Tax Return |
      And "Acme Ltd" has the same code
      And "2026 Tax Return" has the same code

    @NAME-02
    Scenario: A name chosen in QuickBooks Time is never overwritten
      When the code "Acme" is renamed to "Acme Inc" in QuickBooks Time
      And the client "Acme" is renamed to "Acme Ltd" in Karbon
      And Priya presses Save & Sync
      Then "Acme Ltd" is linked to the code "Acme Inc"
      And nothing changes in QuickBooks Time
      And Karbon has the client "Acme Ltd"

    @NAME-02 @edge-a
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

  Rule: The link outlives a deletion and a rename in QuickBooks

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
      Given Ann tracked 60 minutes on "Acme" in Karbon
      When Ann presses Sync
      And the customer "Acme" is renamed to "Acme Corporation" in QuickBooks
      And Ann tracks 30 minutes on "Acme" in Karbon
      And Ann presses Sync
      Then QuickBooks has 90 minutes of Ann on "Acme Corporation"
      And QuickBooks has these customers and no others:
        | customer         |
        | Acme Corporation |

    @NAME-06 @edge-a
    Scenario: A customer merged in QuickBooks leaves its time to the survivor
      Given a customer "Acme Corporation" in QuickBooks
      And Ann tracked 60 minutes on "Acme" in Karbon
      When Ann presses Sync
      And the customer "Acme" is merged into "Acme Corporation" in QuickBooks
      And Ann tracks 30 minutes on "Acme" in Karbon
      And Ann presses Sync
      Then it works
      And QuickBooks has 90 minutes of Ann on "Acme Corporation"
      And QuickBooks has these customers and no others:
        | customer         |
        | Acme Corporation |

    @NAME-06
    Scenario: So does its job, into the survivor's own job of that name
      Given a customer "Acme Corporation:2026 Tax" in QuickBooks
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      And the customer "Acme" is merged into "Acme Corporation" in QuickBooks
      And Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then QuickBooks has 90 minutes of Ann on "Acme Corporation:2026 Tax"
      And QuickBooks has these customers and no others:
        | customer                  |
        | Acme Corporation          |
        | Acme Corporation:2026 Tax |
