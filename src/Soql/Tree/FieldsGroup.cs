namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>What <c>FIELDS()</c> stands for (SOQL and SOSL Reference, SELECT).</summary>
public enum FieldsGroup
{
    /// <summary><c>FIELDS(ALL)</c>.</summary>
    All,

    /// <summary><c>FIELDS(STANDARD)</c>.</summary>
    Standard,

    /// <summary><c>FIELDS(CUSTOM)</c>.</summary>
    Custom,
}
