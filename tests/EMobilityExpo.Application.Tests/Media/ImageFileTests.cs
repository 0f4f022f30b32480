namespace EMobilityExpo.Application.Tests.Media;

using System.Text;
using EMobilityExpo.Application.Features.Media;
using EMobilityExpo.TestCommon;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

public sealed class ImageFileTests
{
    public static TheoryData<string> Types => ["image/png", "image/jpeg", "image/webp"];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_picture_is_known_by_its_bytes_and_loses_what_it_tells_about_its_maker(string type)
    {
        var picture = ImageFile.Read(Made(type)).ShouldNotBeNull();

        (picture.Type, picture.Width, picture.Height).ShouldBe((type, 40, 30));
        Encoding.Latin1.GetString(picture.Content).ShouldNotContain(TestPictures.Secret);
        // What is left is a whole picture that nothing more can be taken from.
        ImageFile.Read(picture.Content).ShouldNotBeNull().Content.ShouldBe(picture.Content);
    }

    [Fact]
    public void The_colour_profile_stays_and_the_flags_of_what_is_gone_are_cleared()
    {
        Encoding.Latin1.GetString(ImageFile.Read(TestPictures.Jpeg())!.Content).ShouldContain("ICC_PROFILE");
        ImageFile.Read(TestPictures.Webp())!.Content[20].ShouldBe((byte)0);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_file_that_breaks_off_anywhere_is_no_picture(string type)
    {
        // Behind the end there is only what is cut off.
        var whole = ImageFile.Read(Made(type))!.Content;

        foreach (var length in Enumerable.Range(0, whole.Length))
            ImageFile.Read(whole.AsSpan(0, length)).ShouldBeNull($"{length} of {whole.Length} bytes");
    }

    [Fact]
    public void What_only_looks_like_a_picture_is_none()
    {
        ImageFile.Read("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8).ShouldBeNull();
        ImageFile.Read("GIF89a"u8).ShouldBeNull();
        ImageFile.Read(TestPictures.Pdf()).ShouldBeNull();
        ImageFile.Read([.. TestPictures.Png()[..8], .. Encoding.ASCII.GetBytes("<script>alert(1)</script>")]).ShouldBeNull();
        ImageFile.Read(TestPictures.Jpeg(0, 30)).ShouldBeNull();
        ImageFile.Read(TestPictures.Png(40, 0)).ShouldBeNull();
        var moving = TestPictures.Webp();
        moving[20] |= 0x02;
        ImageFile.Read(moving).ShouldBeNull();
    }

    /// <summary>Whatever is sent, the answer is a picture with sides or none, never an error, and what is kept reads as the same picture again.</summary>
    [Fact]
    public void Any_bytes_get_an_answer() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(Changed()), bytes =>
    {
        if (ImageFile.Read(bytes) is not { } read)
            return true;
        var again = ImageFile.Read(read.Content);
        return read.Width > 0 && read.Height > 0 && read.Content.Length <= bytes.Length
            && again is not null && (again.Type, again.Width, again.Height) == (read.Type, read.Width, read.Height) && again.Content.SequenceEqual(read.Content);
    }));

    /// <summary>A real picture with some bytes changed, cut, or doubled.</summary>
    static Gen<byte[]> Changed() =>
        from type in Gen.Elements(Types.Select(row => row.Data).ToArray())
        from count in Gen.Choose(0, 6)
        from places in Gen.ArrayOf(Gen.Choose(0, 400), count)
        from values in Gen.ArrayOf(Gen.Choose(0, 255), count)
        from cut in Gen.Choose(0, 3)
        from at in Gen.Choose(0, 400)
        select With(Made(type), places, values, cut, at);

    static byte[] With(byte[] bytes, int[] places, int[] values, int cut, int at)
    {
        for (var i = 0; i < places.Length; i++)
            bytes[places[i] % bytes.Length] = (byte)values[i];
        at %= bytes.Length;
        return cut switch { 1 => bytes[..at], 2 => bytes[at..], 3 => [.. bytes[..at], .. bytes], _ => bytes };
    }

    static byte[] Made(string type) => type switch { "image/png" => TestPictures.Png(), "image/jpeg" => TestPictures.Jpeg(), _ => TestPictures.Webp() };
}
