namespace Salesforce.Typed.Gate.Tools;

/// <summary>What a parameter of a tool takes.</summary>
internal enum ParameterKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of records, each an object of fields and values.</summary>
    Records,
}
