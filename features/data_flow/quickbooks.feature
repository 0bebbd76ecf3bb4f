Feature: Time reaches QuickBooks from QuickBooks Time
  QuickBooks owns the financials and may not be there at all. It receives customers, jobs and time activities, as
  needed, and only from QuickBooks Time.

  @FLOW-03
  Scenario: A firm without QuickBooks loses nothing
    Given the firm has no QuickBooks
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann presses Sync
    Then the Time & Budget tab of "2026 Tax" shows 60 minutes
    And QuickBooks was not called

  @FLOW-03
  Scenario: QuickBooks being down does not stop Karbon and QuickBooks Time
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    And QuickBooks is down
    When Ann presses Sync
    Then it works
    And the sync reports SERVICE_UNAVAILABLE
    And the Time & Budget tab of "2026 Tax" shows 60 minutes

  @FLOW-06
  Scenario: A timesheet becomes one time activity
    Given the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks was not called
    When Ann presses Sync
    Then QuickBooks has 60 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    And QuickBooks has 1 time activity

  @FLOW-06
  Scenario: Time that was entered in QuickBooks Time goes on to QuickBooks
    Given the firm is connected and in step
    When Bob enters 45 minutes on the code "Acme › 2026 Tax" in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has 45 minutes of "Bob Stone" on the customer "Acme:2026 Tax"

  @FLOW-06
  Scenario: Syncing again does not send the same time twice
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    And Ann presses Sync
    And Priya presses Save & Sync 3 times
    Then QuickBooks has 1 time activity

  @FLOW-06
  Scenario: Time edited and deleted in QuickBooks Time is followed in QuickBooks
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    And the entry is changed to 90 minutes in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has 90 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    When the entry is deleted in QuickBooks Time
    And Ann presses Sync
    Then QuickBooks has 0 time activities

  @FLOW-07
  Scenario: Time goes to the customer:job of exactly the same path
    Given a customer "Acme:2026 Tax" in QuickBooks
    And a customer "Beta:2026 Tax" in QuickBooks
    And the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    Then QuickBooks has 60 minutes of "Ann Lee" on the customer "Acme:2026 Tax"
    And QuickBooks has these customers and no others:
      | Acme          |
      | Acme:2026 Tax |
      | Beta          |
      | Beta:2026 Tax |

  @FLOW-07
  Scenario: A name that a vendor holds is reported and harms nothing else
    Given a vendor "Acme" in QuickBooks
    And the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    Then the sync reports NAME_CONFLICT
    And QuickBooks has 0 time activities
    And the Time & Budget tab of "2026 Tax" shows 60 minutes

  @FLOW-08
  Scenario: A customer is created only when time is logged, the client before its job
    Given the firm is connected and in step
    Then QuickBooks has no customers
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    And Ann presses Sync
    Then QuickBooks has these customers and no others:
      | Acme          |
      | Acme:2026 Tax |

  @FLOW-08
  Scenario: Two entries on one new code create one customer
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "2026 Tax" in Karbon
    And Bob has tracked 30 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    Then QuickBooks has 2 time activities
    And QuickBooks has these customers and no others:
      | Acme          |
      | Acme:2026 Tax |

  @FLOW-08
  Scenario: Time on the client itself needs no job
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "Acme" in Karbon
    When Ann presses Sync
    Then QuickBooks has these customers and no others:
      | Acme |

  @FLOW-09
  Scenario: A client of Karbon reaches QuickBooks with the same name and depth
    Given an organization "Birch & Sons" in Karbon
    And work "Audit" for "Birch & Sons" in Karbon
    And the firm is connected and in step
    And Ann has tracked 60 minutes on "Audit" in Karbon
    When Ann presses Sync
    Then QuickBooks has 60 minutes of "Ann Lee" on the customer "Birch & Sons:Audit"

  @FLOW-09
  Scenario: A rename in Karbon makes no second customer
    Given the firm is connected and in step
    And Ann has tracked 60 minutes on "Acme" in Karbon
    When Ann presses Sync
    And the client "Acme" is renamed to "Acme Limited" in Karbon
    And Ann presses Sync
    And Ann tracks 30 minutes on "Acme Limited" in Karbon
    And Ann presses Sync
    Then QuickBooks has 90 minutes of "Ann Lee" on the customer "Acme"
    And QuickBooks has these customers and no others:
      | Acme |
