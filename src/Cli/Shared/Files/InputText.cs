using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>Text that is piped into the tool.</summary>
internal static class InputText
{
    /// <summary>Reads all of a stream.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">The bytes are not UTF-8 or UTF-16.</exception>
    public static async Task<string> ReadAsync(Stream input, string name, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return DescribeText.Require(bytes.ToArray(), name);
    }

    /// <summary>Reads all of a stream.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static string Read(Stream input, string name)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return DescribeText.Require(bytes.ToArray(), name);
    }
}
