using System.Text;

namespace EMobilityExpo.Cli.Demo;

/// <summary>Korean personal names in Latin letters: Revised Romanisation by syllable, family names as people write them.</summary>
static class Romaniser
{
    static readonly string[] Initials = "g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h".Split(',');
    static readonly string[] Vowels = "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i".Split(',');
    static readonly string[] Finals =
        ",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t".Split(',');

    static readonly Dictionary<char, string> FamilyNames = new()
    {
        ['김'] = "Kim",
        ['이'] = "Lee",
        ['박'] = "Park",
        ['최'] = "Choi",
        ['정'] = "Jung",
        ['강'] = "Kang",
        ['조'] = "Cho",
        ['임'] = "Lim",
        ['오'] = "Oh",
        ['신'] = "Shin",
        ['류'] = "Ryu",
        ['유'] = "Yoo",
        ['권'] = "Kwon",
        ['서'] = "Seo",
    };

    /// <summary>Given and family name of a Korean name of one family syllable.</summary>
    public static (string Given, string Family) Split(string name)
    {
        var family = FamilyNames.GetValueOrDefault(name[0]) ?? Capital(Spell(name[..1]));
        return (Capital(Spell(name[1..])), family);
    }

    static string Spell(string hangul)
    {
        var text = new StringBuilder();
        foreach (var syllable in hangul)
        {
            var place = syllable - '가';
            text.Append(Initials[place / 588]).Append(Vowels[place % 588 / 28]).Append(Finals[place % 28]);
        }

        return text.ToString();
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
