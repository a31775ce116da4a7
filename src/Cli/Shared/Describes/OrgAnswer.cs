using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>What an org reports of an object.</summary>
/// <param name="Describe">The object; null where the org has none of that name, or nothing changed.</param>
/// <param name="AsOf">As of when it is.</param>
/// <param name="IsUnchanged">Whether nothing changed since the moment that was asked for.</param>
internal sealed record OrgAnswer(SObjectDescribe? Describe, DateTimeOffset? AsOf, bool IsUnchanged);
