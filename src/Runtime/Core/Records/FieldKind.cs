// Compiled into the generator too, which writes the letters that the runtime reads.
#if COMPILER_PART
namespace Salesforce.Typed.Generator.Models;
#else
namespace Salesforce.Typed;
#endif

/// <summary>How a field travels and is kept: the letter that the generated table gives it.</summary>
#if COMPILER_PART
internal
#else
public
#endif
enum FieldKind : byte
{
    /// <summary>The record's id or a reference: 18 characters on the wire, 16 bytes here.</summary>
    Id = (byte)'i',

    /// <summary>Text of any type.</summary>
    Text = (byte)'s',

    /// <summary>A checkbox: never null.</summary>
    Boolean = (byte)'b',

    /// <summary>32 bits.</summary>
    Int = (byte)'n',

    /// <summary>64 bits.</summary>
    Long = (byte)'l',

    /// <summary>A number, an amount or a percentage.</summary>
    Decimal = (byte)'m',

    /// <summary>A coordinate.</summary>
    Double = (byte)'f',

    /// <summary>A day.</summary>
    Date = (byte)'d',

    /// <summary>An instant.</summary>
    DateTime = (byte)'t',

    /// <summary>A time of day.</summary>
    Time = (byte)'c',

    /// <summary>One value of a list.</summary>
    Picklist = (byte)'p',

    /// <summary>Several values of a list, joined by semicolons on the wire.</summary>
    MultiPicklist = (byte)'q',

    /// <summary>A compound address.</summary>
    Address = (byte)'a',

    /// <summary>A compound geolocation.</summary>
    Location = (byte)'g',

    /// <summary>JSON as it came.</summary>
    Json = (byte)'j',

    /// <summary>A column of a row of groups: text, number, flag or null as it came.</summary>
    Column = (byte)'x',

    /// <summary>The parent record behind a reference.</summary>
    Parent = (byte)'r',

    /// <summary>The parent record behind a reference to several objects.</summary>
    Polymorphic = (byte)'v',

    /// <summary>Child records.</summary>
    Children = (byte)'k',
}
