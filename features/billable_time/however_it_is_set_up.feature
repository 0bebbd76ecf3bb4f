Feature: The Billable field, however a firm has set it up
  Options may be missing, more, or in another language. Karbon's form offers what there is, and the choice is stored as
  it was made.

  @BILL-02 @edge-a @edge-b @edge-c @edge-d @edge-e @full
  Scenario Outline: Whatever the field and its options are called, the choice is stored as it is
    Given a list field "<field>" with the options "<options>" in QuickBooks Time
    And the firm is connected and in step
    Then the time form of "2026 Tax" offers "<field>" with the options "<options>"
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | <field> | <choice> |
    Then QuickBooks Time has these timesheets and no others:
      | person | time       | <field>  |
      | Ann    | 60 minutes | <choice> |

    Examples:
      | field        | options        | choice |
      | Billable     | Yes            | Yes    |
      | Billable     | Yes, No, Maybe | Maybe  |
      | Billable     | Y, N           | Y      |
      | Verrechenbar | Ja, Nein       | Nein   |
      | billable     | Yes, No        | Yes    |

  @BILL-02 @edge-g @full
  Scenario: A second field of that name is the first one brought back
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When the field "Billable" is archived in QuickBooks Time
    And a list field "billable" with the options "Y, N" in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" offers "Billable" with the options "Yes, No, Y, N"
    And the time form of "2026 Tax" does not offer "billable"

  @BILL-02 @edge-h @full
  Scenario: An archived Billable field is in no form
    Given a list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When the field "Billable" is archived in QuickBooks Time
    And Priya presses Save & Sync
    Then the time form of "2026 Tax" does not offer "Billable"

  @BILL-02 @edge-i @full
  Scenario: A required Billable field takes either choice
    Given a required list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon with:
      | Billable | No |
    Then QuickBooks Time has 60 minutes of Ann on "Acme › 2026 Tax"

  @BILL-03 @edge-a
  Scenario: Where a choice is required, none is refused
    Given a required list field "Billable" with the options "Yes, No" in QuickBooks Time
    And the firm is connected and in step
    When Ann tracks 60 minutes on "2026 Tax" in Karbon
    Then Ann is told FIELD_VALUE_REQUIRED
    And nothing changes in QuickBooks Time
