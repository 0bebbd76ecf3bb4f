Feature: Customers and jobs in QuickBooks
  Time goes to the customer or job that has the same full name as the code. Where there is none yet, it is created when
  time needs it, so that QuickBooks is not filled with customers nobody bills.

  Background:
    Given the firm is connected and in step

  Rule: Time needs a customer or job of exactly the same name

    @FLOW-07 @edge-a
    Scenario: Time goes to the customer:job of exactly the same path
      Given a customer "Acme:2026 Tax" in QuickBooks
      And a customer "Beta:2026 Tax" in QuickBooks
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has these customers and no others:
        | customer      |
        | Acme          |
        | Acme:2026 Tax |
        | Beta          |
        | Beta:2026 Tax |

    @FLOW-07 @edge-c
    Scenario: A name that a vendor holds is reported and harms nothing else
      Given a vendor "Acme" in QuickBooks
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      Then the sync reports NAME_CONFLICT
      And QuickBooks has no time activities
      And the Time & Budget tab of "2026 Tax" shows 60 minutes

  Rule: What is missing is created when time needs it, the customer before its job

    @FLOW-08
    Scenario: A customer is created only when time is logged
      Then QuickBooks has no customers
      When Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then QuickBooks has 1 time activity
      And QuickBooks has these customers and no others:
        | customer      |
        | Acme          |
        | Acme:2026 Tax |
      When Ann tracks 30 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then QuickBooks has 90 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has these customers and no others:
        | customer      |
        | Acme          |
        | Acme:2026 Tax |

    @FLOW-08 @edge-b
    Scenario: Where the customer exists only the job is created
      Given a customer "Acme" in QuickBooks
      And Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme:2026 Tax"
      And QuickBooks has these customers and no others:
        | customer      |
        | Acme          |
        | Acme:2026 Tax |

    @FLOW-08 @edge-d
    Scenario Outline: New customers and their time go thirty at a time
      Given <clients> organizations in Karbon
      When Priya presses Save & Sync
      And Ann tracks 6 minutes on every client in Karbon
      And Ann presses Sync
      Then QuickBooks gets the changes in <lots> lots
      And QuickBooks has <customers> customers
      And QuickBooks has <customers> time activities

      Examples:
        | clients | customers | lots |
        | 29      | 30        | 2    |
        | 30      | 31        | 4    |

    @FLOW-08 @edge-a
    Scenario: Two entries on one new code create one customer
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      And Bob tracked 30 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      Then QuickBooks has 2 time activities
      And QuickBooks has these customers and no others:
        | customer      |
        | Acme          |
        | Acme:2026 Tax |

    @FLOW-08 @edge-c
    Scenario Outline: What QuickBooks does not take in a name is replaced there alone
      Given an organization "<name>" in Karbon
      When Priya presses Save & Sync
      And Ann tracks 60 minutes on "<name>" in Karbon
      And Ann tracks 30 minutes on "<name>" in Karbon
      And Ann presses Sync
      Then QuickBooks Time has 90 minutes of Ann on "<name>"
      And QuickBooks has 90 minutes of Ann on "<in QuickBooks>"
      And QuickBooks has these customers and no others:
        | customer        |
        | <in QuickBooks> |

      Examples:
        | name        | in QuickBooks |
        | Birch: Wood | Birch- Wood   |
        | O'Brien     | O'Brien       |

    @FLOW-08 @edge-e
    Scenario: Time on the client itself needs no job
      Given Ann tracked 60 minutes on "Acme" in Karbon
      When Ann presses Sync
      Then QuickBooks has 60 minutes of Ann on "Acme"
      And QuickBooks has these customers and no others:
        | customer |
        | Acme     |

  Rule: Names and depth are those of Karbon

    @FLOW-09 @edge-a
    Scenario: A client of Karbon reaches QuickBooks with the same name and depth
      Given an organization "Birch & Sons" in Karbon
      And work "Audit" for "Birch & Sons" in Karbon
      When Priya presses Save & Sync
      And Ann tracks 60 minutes on "Audit" in Karbon
      And Ann presses Sync
      Then QuickBooks Time has 60 minutes of Ann on "Birch & Sons › Audit"
      And QuickBooks has 60 minutes of Ann on "Birch & Sons:Audit"
      And QuickBooks has these customers and no others:
        | customer           |
        | Birch & Sons       |
        | Birch & Sons:Audit |

    @FLOW-09 @edge-b
    Scenario: A rename in Karbon makes no second customer
      Given Ann tracked 60 minutes on "Acme" in Karbon
      When Ann presses Sync
      And the client "Acme" is renamed to "Acme Limited" in Karbon
      And Ann presses Sync
      And Ann tracks 30 minutes on "Acme Limited" in Karbon
      And Ann presses Sync
      Then QuickBooks has 90 minutes of Ann on "Acme"
      And QuickBooks has these customers and no others:
        | customer |
        | Acme     |
