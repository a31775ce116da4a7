using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>Arithmetic on fields, which SOQL does not have: the compiler reports what to write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedArithmetic
{
    extension<TField>(TField)
        where TField : IField
    {
        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static TField operator +(TField field, object? value) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static TField operator +(object? value, TField field) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static TField operator -(TField field, object? value) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static TField operator -(object? value, TField field) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static TField operator *(TField field, object? value) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static TField operator *(object? value, TField field) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static TField operator /(TField field, object? value) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static TField operator /(object? value, TField field) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static TField operator %(TField field, object? value) => throw new NotSupportedException(Rules.Arithmetic);

        /// <summary>Refused: SOQL has no arithmetic.</summary>
        [Obsolete(Rules.Arithmetic, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        [OverloadResolutionPriority(-1)]
        public static TField operator %(object? value, TField field) => throw new NotSupportedException(Rules.Arithmetic);
    }
}
