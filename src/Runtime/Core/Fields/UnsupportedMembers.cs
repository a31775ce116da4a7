using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>Members of .NET's own types that a field in a condition does not have: the compiler reports what to write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedMembers
{
    /// <summary>Refused: SOQL compares without case.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> ToLower(this ITextual field) => throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL compares without case.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> ToUpper(this ITextual field) => throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL compares without case.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> ToLowerInvariant(this ITextual field) => throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL compares without case.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> ToUpperInvariant(this ITextual field) => throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: a stored text has no blanks around it.</summary>
    [Obsolete(Rules.BlanksOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> Trim(this ITextual field) => throw new NotSupportedException(Rules.BlanksOfText);

    /// <summary>Refused: a stored text has no blanks around it.</summary>
    [Obsolete(Rules.BlanksOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> TrimStart(this ITextual field) => throw new NotSupportedException(Rules.BlanksOfText);

    /// <summary>Refused: a stored text has no blanks around it.</summary>
    [Obsolete(Rules.BlanksOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> TrimEnd(this ITextual field) => throw new NotSupportedException(Rules.BlanksOfText);

    /// <summary>Refused: SOQL has no function of texts.</summary>
    [Obsolete(Rules.FunctionOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> Substring(this ITextual field, int start) =>
        throw new NotSupportedException(Rules.FunctionOfText);

    /// <summary>Refused: SOQL has no function of texts.</summary>
    [Obsolete(Rules.FunctionOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> Substring(this ITextual field, int start, int length) =>
        throw new NotSupportedException(Rules.FunctionOfText);

    /// <summary>Refused: SOQL has no function of texts.</summary>
    [Obsolete(Rules.FunctionOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static IntField<AllUses> IndexOf(this ITextual field, string text) =>
        throw new NotSupportedException(Rules.FunctionOfText);

    /// <summary>Refused: SOQL has no function of texts.</summary>
    [Obsolete(Rules.FunctionOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static TextField<AllUses> Replace(this ITextual field, string old, string @new) =>
        throw new NotSupportedException(Rules.FunctionOfText);

    /// <summary>Refused: SOQL compares without case, whatever the comparison.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition StartsWith(this ITextual field, string text, StringComparison comparison) =>
        throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL compares without case, whatever the comparison.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition EndsWith(this ITextual field, string text, StringComparison comparison) =>
        throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL compares without case, whatever the comparison.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition Contains(this ITextual field, string text, StringComparison comparison) =>
        throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL compares without case, whatever the comparison.</summary>
    [Obsolete(Rules.CaseOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition Equals(this ITextual field, string text, StringComparison comparison) =>
        throw new NotSupportedException(Rules.CaseOfText);

    /// <summary>Refused: SOQL looks for a text in a field.</summary>
    [Obsolete(Rules.FieldInText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition Contains(this string text, ITextual field) => throw new NotSupportedException(Rules.FieldInText);

    extension<TField>(TField field)
        where TField : IField
    {
        /// <summary>Refused: a field is compared itself.</summary>
        [Obsolete(Rules.NoValueProperty, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TField Value => throw new NotSupportedException(Rules.NoValueProperty);

        /// <summary>Refused: what has no HasValue of its own is never null, or does not filter.</summary>
        [Obsolete(Rules.NoHasValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public Condition HasValue => throw new NotSupportedException(Rules.NoHasValue);

        /// <summary>Refused: SOQL has no default values.</summary>
        [Obsolete(Rules.NoDefaultValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TField GetValueOrDefault() => throw new NotSupportedException(Rules.NoDefaultValue);

        /// <summary>Refused: SOQL has no default values.</summary>
        [Obsolete(Rules.NoDefaultValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TField GetValueOrDefault(object value) => throw new NotSupportedException(Rules.NoDefaultValue);

        /// <summary>Refused: the function is valid in SELECT only.</summary>
        [Obsolete(Rules.FormatInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TextField<AllUses> Format() => throw new NotSupportedException(Rules.FormatInSelect);
    }

    extension<TText>(TText field)
        where TText : struct, ITextual
    {
        /// <summary>Refused: SOQL has no length of texts.</summary>
        [Obsolete(Rules.FunctionOfText, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public IntField<AllUses> Length => throw new NotSupportedException(Rules.FunctionOfText);
    }

    extension<TDate>(TDate date)
        where TDate : struct, IDated
    {
        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.YearOfDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public NumberFunction Year => throw new NotSupportedException(Rules.YearOfDate);

        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.MonthOfDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public NumberFunction Month => throw new NotSupportedException(Rules.MonthOfDate);

        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.DayOfDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public NumberFunction Day => throw new NotSupportedException(Rules.DayOfDate);

        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.DayOfDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public NumberFunction DayOfYear => throw new NotSupportedException(Rules.DayOfDate);

        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.DayOfDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public NumberFunction DayOfWeek => throw new NotSupportedException(Rules.DayOfDate);

        /// <summary>Refused: SOQL does not add to a date.</summary>
        [Obsolete(Rules.AddToDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TDate AddDays(double count) => throw new NotSupportedException(Rules.AddToDate);

        /// <summary>Refused: SOQL does not add to a date.</summary>
        [Obsolete(Rules.AddToDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TDate AddMonths(double count) => throw new NotSupportedException(Rules.AddToDate);

        /// <summary>Refused: SOQL does not add to a date.</summary>
        [Obsolete(Rules.AddToDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TDate AddYears(double count) => throw new NotSupportedException(Rules.AddToDate);

        /// <summary>Refused: SOQL does not add to a date.</summary>
        [Obsolete(Rules.AddToDate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public TDate AddHours(double count) => throw new NotSupportedException(Rules.AddToDate);
    }

    extension<TInstant>(TInstant instant)
        where TInstant : struct, IInstant
    {
        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.HourOfInstant, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public NumberFunction Hour => throw new NotSupportedException(Rules.HourOfInstant);

        /// <summary>Refused: the functions of SOQL have other names.</summary>
        [Obsolete(Rules.DateOfInstant, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public DateFunction Date => throw new NotSupportedException(Rules.DateOfInstant);
    }
}
