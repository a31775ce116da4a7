namespace Salesforce.Typed.Generator.Models;

/// <summary>A field that names one record: the id or an external id.</summary>
internal sealed record KeyModel(string ApiName, string Name, string ValueType);
