using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Generator.Models;

/// <summary>A picklist as a type.</summary>
internal sealed record PicklistModel(string TypeName, string Doc, EquatableArray<PicklistValueModel> Values);

/// <summary>A known value of a picklist.</summary>
internal sealed record PicklistValueModel(string Name, string Value, string Label, bool IsActive);
