using System.Text.Json.Serialization;
using Salesforce.Typed;

namespace Crm.App;

/// <summary>What the app tells its own clients of an account.</summary>
internal sealed record Customer(
    string ErpId, string Name, string? Industry, decimal? Revenue, int? Employees, string[] Regions, string? City, string? Phone)

/// <summary>All that the app serializes.</summary>
[JsonSerializable(typeof(List<Customer>))]
[JsonSerializable(typeof(Account))]
internal sealed partial class AppJson : JsonSerializerContext;
