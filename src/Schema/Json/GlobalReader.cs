namespace Salesforce.Typed.Schema.Json;

/// <summary>Reads the answer of GET /sobjects, in the wrapper of <c>sf</c> or without.</summary>
internal sealed class GlobalReader(JsonCursor cursor)
{
    private const int SObjects = 0, Result = 1, Message = 2;

    private static readonly JsonKeys Keys = new("sobjects", "result", "message");

    private List<SObjectDescribe>? _objects;
    private string? _message;

    /// <summary>Reads the whole text.</summary>
    public EquatableArray<SObjectDescribe> Read()
    {
        ErrorAnswer.Refuse(cursor);
        var start = cursor.PeekPosition();
        ReadMembers(outermost: true);
        cursor.End();
        return _objects is { } objects
            ? new EquatableArray<SObjectDescribe>(objects)
            : throw new JsonCursorException(_message is { } message
                ? ErrorAnswer.OfCli(message)
                : "There is no \"sobjects\" in this. Expected the answer of GET /sobjects.", start);
    }

    private void ReadMembers(bool outermost)
    {
        if (!cursor.EnterObject())
            return;
        do
        {
            switch (cursor.ReadKey(Keys))
            {
                case SObjects: _objects = cursor.ReadList(c => new SObjectReader(c).ReadElement()); break;
                case Result when outermost && cursor.Peek() == '{': ReadMembers(outermost: false); break;
                case Message when outermost: _message = cursor.ReadScalar(); break;
                default: cursor.Skip(); break;
            }
        }
        while (cursor.NextMember());
    }
}
