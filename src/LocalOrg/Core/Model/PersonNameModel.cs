namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>
/// The fields of a person's name. Name is kept in addition to its parts, so that it can be filtered and sorted by like any other.
/// </summary>
/// <param name="Name">The whole name, read-only.</param>
/// <param name="FirstName">The first name, where the object has one.</param>
/// <param name="LastName">The last name.</param>
internal sealed record PersonNameModel(FieldModel Name, FieldModel? FirstName, FieldModel LastName)
{
    public bool IsPart(FieldModel field) => field == FirstName || field == LastName;

    public static string? Compose(string? first, string? last) => first is null ? last : last is null ? first : first + " " + last;
}
