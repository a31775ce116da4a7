namespace Salesforce.Typed.Generator.Models;

/// <summary>Which generated type the type of a member is made of.</summary>
internal enum GeneratedTypeUse
{
    /// <summary>None: the type is one of the runtime or of the framework.</summary>
    None,

    /// <summary>The record of an object.</summary>
    Record,

    /// <summary>The id of a reference to several objects.</summary>
    Reference,

    /// <summary>The type of a picklist.</summary>
    Picklist,
}
