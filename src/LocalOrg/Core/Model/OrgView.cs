namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>The objects of an org as a user sees them. Other permissions make another view, even for the same user.</summary>
/// <param name="model">The objects and fields that the user may read.</param>
/// <param name="whole">All objects with all fields.</param>
/// <param name="userId">The user.</param>
internal sealed class OrgView(OrgModel model, OrgModel whole, string userId)
{
    /// <summary>The objects that the user may read, with the fields that the user may read.</summary>
    public OrgModel Model => model;

    /// <summary>All objects with all fields: the rules of records apply to them, whichever user writes.</summary>
    public OrgModel Whole => whole;

    public string UserId => userId;

    /// <summary>Whether nothing is hidden from the user.</summary>
    public bool IsWhole => model == whole;
}
