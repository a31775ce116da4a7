using Salesforce.Typed.Describe;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed;

// Objects that a program names at run time.
public sealed partial class SalesforceClient
{
    private const int DescribesAtOnce = 4;

    /// <summary>
    /// The records of an object that is named at run time: <c>org.Object("Account", SalesforceObjects.All)</c>, or with an index of <see
    /// cref="DescribeObjectsAsync"/>.
    /// </summary>
    /// <param name="name">The API name; in its own case where the index is that of generated code.</param>
    /// <param name="objects">The objects that the program knows.</param>
    /// <exception cref="ArgumentException">The index does not have the object.</exception>
    public DynamicSet Object(string name, SObjectIndex objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        return new DynamicSet(_transport, objects.Require(name));
    }

    /// <summary>The records of an object, by its table: of generated code, or of an index.</summary>
    /// <param name="info">The table, as <c>Account.Info</c>.</param>
    public DynamicSet Object(SObjectInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return new DynamicSet(_transport, info.Dynamic);
    }

    /// <summary>
    /// Describes objects, as the user sees them, and makes an index of them: GET <c>/sobjects/X/describe</c> for each, several in parallel.
    /// Relationships lead to objects that are described with them: for <c>Owner.Name</c> of a custom object User is described too.
    /// </summary>
    /// <param name="names">The API names.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">One is not an API name, or none is given.</exception>
    /// <exception cref="SalesforceNotFoundException">The object does not exist, or the user does not see it.</exception>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    public async Task<SObjectIndex> DescribeObjectsAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] distinct = [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
        if (distinct.Length == 0)
            throw new ArgumentException("Name at least one object.", nameof(names));
        var described = new ObjectDescription[distinct.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = DescribesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, distinct.Length),
            limits,
            async (i, token) => described[i] = await DescribeAsync(distinct[i], null, token).ConfigureAwait(false)).ConfigureAwait(false);
        return SObjectIndex.FromDefinitions(described.Select(d => d.ToDefinition()));
    }
}
