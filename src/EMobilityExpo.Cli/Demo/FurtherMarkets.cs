namespace EMobilityExpo.Cli.Demo;

/// <summary>Markets that only the large sample reaches.</summary>
static class FurtherMarkets
{
    public static readonly Market[] List =
    [
        new("SA", 966, "Asia/Riyadh", "ar,en", "Riyadh,Jeddah",
            "Rimal Khadra=리말카드라,Tariq Al Noor=타리크알누르",
            "Noura,Faisal,Huda,Saad", "Ghamdi,Harbi,Zahrani,Otaibi"),
        new("EG", 20, "Africa/Cairo", "ar,en", "Cairo,Alexandria",
            "Nil Sari=닐사리,Lotus Delta=로터스델타",
            "Mona,Karim,Dina,Tarek", "Fahmy,Sabry,Gamal,Shawky"),
        new("LK", 94, "Asia/Colombo", "si,ta,en", "Colombo,Kandy",
            "Nelum Para=넬룸파라,Hiru Suanda=히루수완다",
            "Nadeesha,Ruwan,Dilani,Kasun", "Perera,Fernando,Jayasuriya,Silva"),
        new("BD", 880, "Asia/Dhaka", "bn,en", "Dhaka,Chattogram",
            "Shapla Path=샤플라파트,Sobuj Nodi=소부즈노디",
            "Nusrat,Tanvir,Farhana,Imran", "Hossain,Akter,Chowdhury,Karim"),
        new("NP", 977, "Asia/Kathmandu", "ne,en", "Kathmandu,Pokhara",
            "Himal Batti=히말바티,Seti Bato=세티바토",
            "Sunita,Bikash,Anju,Prakash", "Shrestha,Gurung,Thapa,Adhikari"),
        new("PE", 51, "America/Lima", "es", "Lima,Arequipa",
            "Viento Andino=비엔토안디노,Costa Lucero=코스타루세로",
            "Rosa,Luis,Carmen,Alvaro", "Quispe,Flores,Mendoza,Chavez"),
        new("CO", 57, "America/Bogota", "es", "Bogota,Antioquia",
            "Ceiba Alta=세이바알타,Rio Manso=리오만소",
            "Daniela,Andres,Paola,Felipe", "Restrepo,Ortiz,Cardona,Mejia"),
        new("CL", 56, "America/Santiago", "es", "Santiago,Valparaiso",
            "Araucaria Sur=아라우카리아수르,Bruma Norte=브루마노르테",
            "Constanza,Matias,Fernanda,Ignacio", "Sepulveda,Araya,Contreras,Vergara"),
        new("IT", 39, "Europe/Rome", "it,en", "Piedmont,Emilia-Romagna",
            "Ponte Sereno=폰테세레노,Brezza Alta=브레차알타",
            "Giulia,Marco,Elena,Davide", "Ferri,Colombo,Ricci,Galli"),
        new("SE", 46, "Europe/Stockholm", "sv,en", "Stockholm,Skane",
            "Norrvind=노르빈드,Granvik=그란비크",
            "Elin,Oskar,Maja,Lars", "Lindqvist,Sandberg,Ekstrom,Holm"),
        new("NZ", 64, "Pacific/Auckland", "en", "Auckland,Otago",
            "Kauri Bay=카우리베이,Tussock Hill=터석힐",
            "Aroha,Hamish,Ruby,Liam", "Sinclair,Parata,Gilmore,Ross"),
        new("ZA", 27, "Africa/Johannesburg", "en,af,zu", "Gauteng,Western Cape",
            "Protea Pad=프로테아파트,Imbali Way=임발리웨이",
            "Thandi,Pieter,Lerato,Sipho", "Dlamini,Botha,Mokoena,van Wyk"),
        new("SG", 65, "Asia/Singapore", "en,zh", "Singapore",
            "Orchid Strait=오키드스트레이트,Rain Tree=레인트리",
            "Hui Min,Wei Jie,Aisha,Raj", "Lim,Goh,Yusof,Pillai"),
    ];
}
