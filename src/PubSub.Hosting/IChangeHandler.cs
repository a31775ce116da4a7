namespace Salesforce.Typed.Events.Hosting;

/// <summary>Takes the changes of an object's records, one after the other.</summary>
/// <typeparam name="T">The record.</typeparam>
public interface IChangeHandler<T>
    where T : SObject, ISObject<T>
{
    /// <summary>
    /// Handles a change. When it returns, the change is done with; when it throws, the same change comes again after a while, because
    /// skipping it would lose it. After a restart, changes can come again that were handled already.
    /// </summary>
    ValueTask HandleAsync(ChangeEvent<T> change, CancellationToken cancellationToken);
}
