namespace Salesforce.Typed.Files;

/// <summary>
/// A file for a base64 field. It is sent from its stream, and never is in memory as a whole. The stream is read from where it stands, once;
/// one that can seek is read again when the call has to be retried. The caller closes it.
/// </summary>
public sealed class FileUpload
{
    /// <summary>A file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">
    /// The name of the file. The org takes what it shows from the record: PathOnClient of a ContentVersion, Name of others.
    /// </param>
    /// <param name="contentType">The media type.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, the name is empty, or the media type is not one.</exception>
    public FileUpload(Stream content, string fileName, string contentType = "application/octet-stream")
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (!content.CanRead)
            throw new ArgumentException("The stream cannot be read.", nameof(content));
        if (!System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type))
            throw new ArgumentException($"'{contentType}' is not a media type, as application/pdf is one.", nameof(contentType));
        Content = content;
        FileName = fileName;
        ContentType = type.ToString();
    }

    /// <summary>The bytes.</summary>
    public Stream Content { get; }

    /// <summary>The name of the file.</summary>
    public string FileName { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }
}
