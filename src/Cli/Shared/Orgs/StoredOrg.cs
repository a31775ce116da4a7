using System.Text.Json.Serialization;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>How an org is signed in to.</summary>
internal enum OrgFlow
{
    /// <summary>A person with a browser.</summary>
    Web,

    /// <summary>A key in a file, for a user.</summary>
    Jwt,

    /// <summary>An app's secret, for its Run As user.</summary>
    ClientCredentials,

    /// <summary>The Salesforce CLI's session.</summary>
    Sf,
}

/// <summary>An org that the tool is signed in to, and what renews its session. It prints as its alias.</summary>
internal sealed record StoredOrg
{
    /// <summary>What the person calls it.</summary>
    public required string Alias { get; init; }

    /// <summary>How tokens are obtained.</summary>
    public required OrgFlow Flow { get; init; }

    /// <summary>Where signing in happens: the org's own address, or a login host.</summary>
    public required Uri Instance { get; init; }

    /// <summary>Where calls go, as the token's answer said.</summary>
    public Uri? Org { get; init; }

    /// <summary>Whom calls act as.</summary>
    public string? Username { get; init; }

    /// <summary>The app's consumer key.</summary>
    public string? ClientId { get; init; }

    /// <summary>The app's consumer secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The file with the private key, for <see cref="OrgFlow.Jwt"/>.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The audience, for <see cref="OrgFlow.Jwt"/>.</summary>
    public Uri? Audience { get; init; }

    /// <summary>What renews the session, for <see cref="OrgFlow.Web"/>.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The session.</summary>
    public string? AccessToken { get; init; }

    /// <summary>What <c>sf</c> calls it, for <see cref="OrgFlow.Sf"/>.</summary>
    public string? SfOrg { get; init; }

    /// <summary>Says which org, and no secret.</summary>
    public override string ToString() => Alias;
}

/// <summary>How the store is written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<StoredOrg>))]
internal sealed partial class StoredOrgJson : JsonSerializerContext;
