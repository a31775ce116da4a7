namespace Salesforce.Typed.Errors;

/// <summary>A record of a load cannot be sent as it is. Nothing of the load was sent.</summary>
public sealed class BulkRecordException : ArgumentException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="index">The place of the record in the source, counted from 0.</param>
    /// <param name="problem">What is wrong with it and what to do about it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public BulkRecordException(long index, string problem, Exception? innerException = null)
        : base($"The record at index {index} cannot be loaded, and nothing was sent. {problem}", innerException) => Index = index;

    /// <summary>The place of the record in the source, counted from 0.</summary>
    public long Index { get; }

    /// <summary>The exception for a check that failed.</summary>
    internal static BulkRecordException Of(long index, ArgumentException check) =>
        // The name of a parameter, which .NET adds, is that of an internal method.
        new(index, check.ParamName is { } name
            ? check.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : check.Message);
}
