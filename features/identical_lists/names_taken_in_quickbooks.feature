Feature: Names that are taken in QuickBooks
  A name that somebody else has there, or that an inactive customer keeps, is told once and not tried again and again.

  Background:
    Given the firm is connected and in step

  @DUP-05 @FLOW-07
  Scenario Outline: A name that is taken is reported once, and tried no more than once
    Given a <holder> "Acme" in QuickBooks
    And Ann tracked 60 minutes on "2026 Tax" in Karbon
    And Bob tracked 30 minutes on "2026 Tax" in Karbon
    When Ann presses Sync
    Then the sync reports 1 NAME_CONFLICT
    And QuickBooks gets the changes in 1 lot
    And QuickBooks has no time activities

    Examples:
      | holder   |
      | vendor   |
      | employee |

  @DUP-05 @FLOW-07
  Scenario: An inactive customer is no match, and its time waits until it is active again
    Given Ann tracked 60 minutes on "Acme" in Karbon
    When Ann presses Sync
    And the customer "Acme" is made inactive in QuickBooks
    And Ann tracks 30 minutes on "Acme" in Karbon
    And Ann presses Sync
    Then the sync reports 1 NAME_CONFLICT
    And QuickBooks has 1 time activity
    When the customer "Acme" is made active in QuickBooks
    And Ann presses Sync
    Then QuickBooks has 90 minutes of Ann on "Acme"
    And QuickBooks has these customers and no others:
      | customer |
      | Acme     |

  @DUP-05 @edge-a
  Scenario: The name under another parent is another customer's
    Given a customer "Beta:Acme" in QuickBooks
    And Ann tracked 60 minutes on "Acme" in Karbon
    When Ann presses Sync
    Then QuickBooks has 60 minutes of Ann on "Acme"
    And QuickBooks has these customers and no others:
      | customer  |
      | Acme      |
      | Beta      |
      | Beta:Acme |

  @DUP-05 @FLOW-08
  Scenario: Work of one name for two clients is two jobs
    Given an organization "Birch" in Karbon
    And work "2026 Audit" for "Acme" in Karbon
    And work "2026 Audit" for "Birch" in Karbon
    When Priya presses Save & Sync
    And Ann tracks 60 minutes on "Acme › 2026 Audit" in Karbon
    And Ann tracks 30 minutes on "Birch › 2026 Audit" in Karbon
    And Ann presses Sync
    Then QuickBooks has 60 minutes of Ann on "Acme:2026 Audit"
    And QuickBooks has 30 minutes of Ann on "Birch:2026 Audit"

  @DUP-05 @FLOW-08
  Scenario: Where QuickBooks takes a name once only, the second job is called by its client too
    Given QuickBooks takes every name once only
    And an organization "Birch" in Karbon
    And work "2026 Audit" for "Acme" in Karbon
    And work "2026 Audit" for "Birch" in Karbon
    When Priya presses Save & Sync
    And Ann tracks 60 minutes on "Acme › 2026 Audit" in Karbon
    And Ann tracks 30 minutes on "Birch › 2026 Audit" in Karbon
    And Ann presses Sync
    Then the sync reports BOOKS_NAME_ADAPTED
    And QuickBooks has 60 minutes of Ann on "Acme:2026 Audit"
    And QuickBooks has 30 minutes of Ann on "Birch:2026 Audit (Birch)"
    When Ann tracks 15 minutes on "Birch › 2026 Audit" in Karbon
    And Ann presses Sync
    Then it works
    And QuickBooks has 45 minutes of Ann on "Birch:2026 Audit (Birch)"
