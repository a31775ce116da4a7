using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>
/// Comparisons that SOQL does not have, for every field: the compiler looks here after the field's own operators, and reports what to
/// write.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedComparisons
{
    extension<TField>(TField)
        where TField : IField
    {
        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TextForValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(1)]
        public static Condition operator ==(TField field, string? value) => throw new NotSupportedException(Rules.TextForValue);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TwoFields, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator ==(TField field, IField other) => throw new NotSupportedException(Rules.TwoFields);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator ==(TField field, object? value) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static Condition operator ==(object? value, TField field) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TextForValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(1)]
        public static Condition operator !=(TField field, string? value) => throw new NotSupportedException(Rules.TextForValue);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TwoFields, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator !=(TField field, IField other) => throw new NotSupportedException(Rules.TwoFields);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator !=(TField field, object? value) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static Condition operator !=(object? value, TField field) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TextForValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(1)]
        public static Condition operator <(TField field, string? value) => throw new NotSupportedException(Rules.TextForValue);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TwoFields, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator <(TField field, IField other) => throw new NotSupportedException(Rules.TwoFields);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator <(TField field, object? value) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static Condition operator <(object? value, TField field) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TextForValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(1)]
        public static Condition operator >(TField field, string? value) => throw new NotSupportedException(Rules.TextForValue);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TwoFields, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator >(TField field, IField other) => throw new NotSupportedException(Rules.TwoFields);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator >(TField field, object? value) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static Condition operator >(object? value, TField field) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TextForValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(1)]
        public static Condition operator <=(TField field, string? value) => throw new NotSupportedException(Rules.TextForValue);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TwoFields, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator <=(TField field, IField other) => throw new NotSupportedException(Rules.TwoFields);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator <=(TField field, object? value) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static Condition operator <=(object? value, TField field) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TextForValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(1)]
        public static Condition operator >=(TField field, string? value) => throw new NotSupportedException(Rules.TextForValue);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.TwoFields, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator >=(TField field, IField other) => throw new NotSupportedException(Rules.TwoFields);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator >=(TField field, object? value) => throw new NotSupportedException(Rules.ValueOfOtherType);

        /// <summary>Refused: SOQL has no such comparison.</summary>
        [Obsolete(Rules.ValueOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static Condition operator >=(object? value, TField field) => throw new NotSupportedException(Rules.ValueOfOtherType);
    }

    extension<TUse>(ConvertedAmount<TUse>)
    {
        /// <summary>Refused: the function is for SELECT.</summary>
        [Obsolete(Rules.CurrencyInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator ==(ConvertedAmount<TUse> amount, decimal? value) =>
            throw new NotSupportedException(Rules.CurrencyInSelect);

        /// <summary>Refused: the function is for SELECT.</summary>
        [Obsolete(Rules.CurrencyInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator !=(ConvertedAmount<TUse> amount, decimal? value) =>
            throw new NotSupportedException(Rules.CurrencyInSelect);

        /// <summary>Refused: the function is for SELECT.</summary>
        [Obsolete(Rules.CurrencyInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator <(ConvertedAmount<TUse> amount, decimal? value) =>
            throw new NotSupportedException(Rules.CurrencyInSelect);

        /// <summary>Refused: the function is for SELECT.</summary>
        [Obsolete(Rules.CurrencyInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator >(ConvertedAmount<TUse> amount, decimal? value) =>
            throw new NotSupportedException(Rules.CurrencyInSelect);

        /// <summary>Refused: the function is for SELECT.</summary>
        [Obsolete(Rules.CurrencyInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator <=(ConvertedAmount<TUse> amount, decimal? value) =>
            throw new NotSupportedException(Rules.CurrencyInSelect);

        /// <summary>Refused: the function is for SELECT.</summary>
        [Obsolete(Rules.CurrencyInSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator >=(ConvertedAmount<TUse> amount, decimal? value) =>
            throw new NotSupportedException(Rules.CurrencyInSelect);
    }
}
