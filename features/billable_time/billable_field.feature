Feature: Billable and non-billable time
  A firm adds a list field called Billable in QuickBooks Time. From then on Karbon's time form asks for it like for any
  other field, and nobody's time becomes billable by accident.

  @BILL-01 @edge-a
  Scenario: The three steps give Karbon a Billable choice
    Given the firm is connected and in step
    And the add-on "Advanced Tracking" is installed in QuickBooks Time
    And a list field "Billable" with the options "Yes, No" in QuickBooks Time
    When Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Billable" with the options "Yes, No"

  @BILL-02
  Scenario: The choice is stored on the timesheet
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Billable | No |
    Then QuickBooks Time has these timesheets and no others:
      | person | time       | Billable |
      | Ann    | 60 minutes | No       |

  @BILL-03
  Scenario: No choice stays no choice
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then QuickBooks Time has these timesheets and no others:
      | person | time       | Billable |
      | Ann    | 60 minutes |          |

  Rule: Only an explicit Yes is billed, and what is billed stays

    Background:
      Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
      And the firm is connected and in step

    @BILL-04
    Scenario Outline: What the choice means in QuickBooks
      Given QuickBooks takes billable time without a rate
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Billable | <choice> |
      And Ann presses Sync
      Then QuickBooks has these time activities and no others:
        | person | customer      | time       | billable   |
        | Ann    | Acme:2026 Tax | 60 minutes | <billable> |

      Examples:
        | choice | billable |
        | Yes    | yes      |
        | No     | no       |
        |        | no       |

    @BILL-04 @full
    Scenario: Where a firm decides so, time that nobody excepted is billed
      Given QuickBooks takes billable time without a rate
      When Priya chooses billable time unless somebody says No and presses Save & Sync
      And Ann tracks 60 minutes on "2026 Tax" in Karbon
      And Ann presses Sync
      Then QuickBooks has these time activities and no others:
        | person | customer      | time       | billable |
        | Ann    | Acme:2026 Tax | 60 minutes | yes      |

    @BILL-04 @full
    Scenario: What somebody chose counts when the field is archived before the time is in QuickBooks
      Given QuickBooks takes billable time without a rate
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Billable | Yes |
      And the field "Billable" is archived in QuickBooks Time
      And Priya presses Save & Sync
      Then QuickBooks has these time activities and no others:
        | person | customer      | time       | billable |
        | Ann    | Acme:2026 Tax | 60 minutes | yes      |

    @BILL-04
    Scenario: Where QuickBooks asks for a rate the time arrives all the same, and is reported
      When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
        | Billable | Yes |
      And Ann presses Sync
      Then the sync reports BILLABLE_REFUSED
      And QuickBooks has these time activities and no others:
        | person | customer      | time       | billable |
        | Ann    | Acme:2026 Tax | 60 minutes | no       |

    @BILL-04 @edge-a
    Scenario Outline: Time that is billed already is never altered
      Given Ann tracked 60 minutes on "2026 Tax" in Karbon
      When Ann presses Sync
      And Priya bills the entry in QuickBooks
      And Priya <alters> in QuickBooks Time
      And Ann presses Sync
      Then QuickBooks has these time activities and no others:
        | person | customer      | time       | billable |
        | Ann    | Acme:2026 Tax | 60 minutes | billed   |

      Examples:
        | alters                          |
        | changes the entry to 90 minutes |
        | deletes the entry               |
