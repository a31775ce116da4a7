namespace Salesforce.Typed.Schema;

/// <summary>The type of a field, as a describe names it (Object Reference, Field Types).</summary>
public enum FieldType : byte
{
    /// <summary>A type that this version does not know; <see cref="FieldDescribe.TypeName"/> has its name.</summary>
    Unknown,

    /// <summary><c>id</c>: the record's own id.</summary>
    Id,

    /// <summary>
    /// <c>reference</c>: the id of another record, or another value of it (<see cref="FieldDescribe.HoldsIds"/>);
    /// <see cref="FieldDescribe.ReferenceTo"/> says of which objects.
    /// </summary>
    Reference,

    /// <summary><c>string</c>: text in one line.</summary>
    String,

    /// <summary><c>textarea</c>: text in several lines; plain, long or rich.</summary>
    TextArea,

    /// <summary><c>phone</c>.</summary>
    Phone,

    /// <summary><c>url</c>.</summary>
    Url,

    /// <summary><c>email</c>.</summary>
    Email,

    /// <summary><c>encryptedstring</c>: text that is stored encrypted and shown masked.</summary>
    EncryptedString,

    /// <summary><c>picklist</c>: one of a list of values.</summary>
    Picklist,

    /// <summary><c>multipicklist</c>: any of a list of values, joined by a semicolon on the wire.</summary>
    MultiPicklist,

    /// <summary><c>combobox</c>: a list of values that also takes free text.</summary>
    Combobox,

    /// <summary><c>DataCategoryGroupReference</c>: the unique name of a data category group.</summary>
    DataCategoryGroupReference,

    /// <summary><c>boolean</c>: never null.</summary>
    Boolean,

    /// <summary><c>int</c>: 32 bits.</summary>
    Int,

    /// <summary><c>long</c>: 64 bits.</summary>
    Long,

    /// <summary>
    /// <c>double</c>: a number with <see cref="FieldDescribe.Precision"/> digits, <see cref="FieldDescribe.Scale"/> of them after
    /// the point.
    /// </summary>
    Double,

    /// <summary><c>currency</c>.</summary>
    Currency,

    /// <summary><c>percent</c>: a plain number on the wire, 50 for 50 %.</summary>
    Percent,

    /// <summary><c>date</c>: a day without a time zone.</summary>
    Date,

    /// <summary><c>datetime</c>: an instant, kept to the second.</summary>
    DateTime,

    /// <summary><c>time</c>: a time of day, kept to the millisecond.</summary>
    Time,

    /// <summary><c>base64</c>: binary content; reads as a relative URL.</summary>
    Base64,

    /// <summary><c>address</c>: a read-only compound of street, city and so on.</summary>
    Address,

    /// <summary><c>location</c>: a read-only compound of latitude and longitude.</summary>
    Location,

    /// <summary>
    /// <c>anyType</c>: a string, picklist, reference, boolean, currency, int, double, percent, id, date, datetime, url or email.
    /// </summary>
    AnyType,

    /// <summary><c>complexvalue</c>: structured JSON, for metadata.</summary>
    ComplexValue,

    /// <summary><c>json</c>: structured JSON.</summary>
    Json,

    /// <summary><c>masterrecord</c>: the record that won a merge.</summary>
    MasterRecord,

    /// <summary><c>JunctionIdList</c>: ids through a junction object, as <c>TaskWhoIds</c>.</summary>
    JunctionIdList,
}
