namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>On whose behalf records are written, and from where.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Origin">The API and the client.</param>
internal sealed record WriteContext(string UserId, ChangeOrigin Origin);
