namespace Salesforce.Typed.Schema.Json;

/// <summary>
/// Recognizes what is most often saved in place of a describe: an error. Its own words help more than "this is not a describe".
/// </summary>
internal static class ErrorAnswer
{
    private const int Message = 0, ErrorCode = 1;

    private static readonly JsonKeys Keys = new("message", "errorCode");

    /// <summary>What to say about <c>{"status":1,"message":...}</c>.</summary>
    public static string OfCli(string message) => $"This is an error of the Salesforce CLI, not a describe: {VisibleText.Of(message)}";

    /// <summary>Refuses a web page, and a list: the REST API answers errors as one, and no describe is one.</summary>
    public static void Refuse(JsonCursor cursor)
    {
        if (cursor.Peek() == '<')
            throw new JsonCursorException(cursor.Origin.Markup, cursor.Position);
        if (cursor.Peek() != '[')
            return;
        var start = cursor.Position;
        var error = cursor.ReadList(ReadError).FirstOrDefault(e => e is not null);
        cursor.End();
        throw new JsonCursorException(error is null
            ? cursor.Origin.List
            : $"This is an error of the REST API, not a describe: {VisibleText.Of(error)}", start);
    }

    private static string? ReadError(JsonCursor cursor)
    {
        string? message = null, code = null;
        if (cursor.Peek() != '{')
            cursor.Skip();
        else if (cursor.EnterObject())
        {
            do
            {
                switch (cursor.ReadKey(Keys))
                {
                    case Message when cursor.Peek() == '"': message = cursor.ReadString(); break;
                    case ErrorCode when cursor.Peek() == '"': code = cursor.ReadString(); break;
                    default: cursor.Skip(); break;
                }
            }
            while (cursor.NextMember());
        }
        return code is null ? null : $"{code}: {message}";
    }
}
