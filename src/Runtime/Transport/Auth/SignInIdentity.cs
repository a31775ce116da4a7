namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// Which org and which user: the last two parts of the <c>id</c> of a token's answer,
/// <c>https://login.salesforce.com/id/ORGID/USERID</c>.
/// </summary>
/// <param name="OrganizationId">The org's id, which the Pub/Sub API asks for.</param>
/// <param name="UserId">The id of the user that calls act as.</param>
internal sealed record SignInIdentity(string OrganizationId, string UserId)
{
    /// <summary>Reads the address of an identity; null where it is not one.</summary>
    public static SignInIdentity? Parse(string? id)
    {
        var parts = id?.Split('/');
        return parts is [.., "id", { Length: > 0 and <= 18 } organization, { Length: > 0 and <= 18 } user]
            && organization.All(char.IsAsciiLetterOrDigit) && user.All(char.IsAsciiLetterOrDigit)
            ? new(organization, user) : null;
    }
}
