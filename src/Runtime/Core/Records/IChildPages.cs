namespace Salesforce.Typed.Core.Records;

/// <summary>The further pages of a child list. The layer that reads pages implements it.</summary>
internal interface IChildPages
{
    /// <summary>Adds the children of all further pages to <paramref name="rows"/>.</summary>
    Task ReadAsync(List<SObject> rows, CancellationToken cancellationToken);
}
